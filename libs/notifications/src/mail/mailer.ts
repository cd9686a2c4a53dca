import { createTransport, type Transporter } from 'nodemailer';
import type { Composed } from '../compose/letter.js';

export type MailSettings = { smtpUrl: string; from: string };

/** A letter under its own id: every try carries the same Message-ID, so that a mailbox knows a repeated one. */
export type Mail = { letterId: string; to: string; toName: string; content: Composed; date: string };

/** Sends mail over SMTP with kept connections. */
export class Mailer {
  private readonly transport: Transporter;

  constructor(private readonly settings: MailSettings) {
    this.transport = createTransport(
      { url: settings.smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 },
      {},
    );
  }

  /** Resolves when the server has taken the letter; rejects when it has not. */
  async send({ letterId, to, toName, content, date }: Mail): Promise<void> {
    await this.transport.sendMail({
      from: this.settings.from,
      to: { name: toName, address: to },
      messageId: `<${letterId}@dondoc>`,
      date: new Date(date),
      subject: content.subject,
      text: content.text,
      html: content.html,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }

  close(): void {
    this.transport.close();
  }
}
