import { createTransport, type Transporter } from 'nodemailer';
import type { LetterKind } from '@dondoc/domain';
import type { Composed } from '../compose/letter.js';
import type { Attachment } from '../leader-page/leader-pages.js';

export type MailSettings = { smtpUrl: string; from: string };

/** A letter under its own id: every try carries the same Message-ID, so that a mailbox knows a repeated one. */
export type Mail = {
  letterId: string;
  kind: LetterKind;
  to: string;
  toName: string;
  content: Composed;
  date: string;
  attachments?: readonly Attachment[];
};

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
  async send({ letterId, kind, to, toName, content, date, attachments = [] }: Mail): Promise<void> {
    await this.transport.sendMail({
      from: this.settings.from,
      to: { name: toName, address: to },
      messageId: `<${letterId}@dondoc>`,
      date: new Date(date),
      subject: content.subject,
      text: content.text,
      html: content.html,
      attachments: [...attachments],
      // The official class: nobody can unsubscribe from it, so there is no List-Unsubscribe (docs/decisions/0021-channels.md).
      headers: {
        'Auto-Submitted': 'auto-generated',
        'List-Id': `Don Doc <${kind}.dondoc>`,
        'X-Auto-Response-Suppress': 'All',
      },
    });
  }

  close(): void {
    this.transport.close();
  }
}
