import { randomUUID } from 'node:crypto';
import type { Configuration } from '@dondoc/configuration';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import { LOGGER } from '../logging/logger.js';
import { CONFIGURATION } from '../runtime.js';
import type { AccountLetter } from './account-letters.js';

const TIMEOUT_MS = 10_000;

/**
 * Sends letters about accounts at once and past the ledger of letters: they hold secrets, which no table may keep. A letter that
 * is lost is asked for again.
 */
@Injectable()
export class AccountMailer implements OnModuleDestroy {
  private transport: Transporter | undefined;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns whether the mail server has taken it; why not stands in the log */
  async send(to: { name: string; email: string }, { subject, text, html }: AccountLetter): Promise<boolean> {
    const limits = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
    this.transport ??= createTransport({ url: this.configuration.smtpUrl, ...limits });
    try {
      await this.transport.sendMail({
        from: this.configuration.mailFrom,
        to: { name: to.name, address: to.email },
        messageId: `<account-${randomUUID()}@dondoc>`,
        subject,
        text,
        html,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return true;
    } catch (error) {
      this.logger.warn({ err: error }, 'A letter about an account could not be sent');
      return false;
    }
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}
