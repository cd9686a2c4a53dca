import { roleLabels, type SessionView } from '@dondoc/contracts';
import type { Clock, Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import { dateOf } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Acting } from '../access/acting.js';
import type { SignedIn } from '../access/signed-in.js';
import { CLOCK, CONFIGURATION, DATABASE } from '../runtime.js';

/** Where the local mailbox can be read; null when letters go to a server of the user's own. */
const mailboxUrlOf = ({ mode, smtpUrl, smtpPort, mailboxPort }: Configuration): string | null => {
  const local = smtpUrl === `smtp://127.0.0.1:${smtpPort}`;
  return local && mode === 'development' ? `http://localhost:${mailboxPort}` : null;
};

/** Tells a signed-in person who they are and what the product's clock says. */
@Injectable()
export class SessionViews {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DATABASE) private readonly database: Database,
    private readonly acting: Acting,
  ) {}

  async of({ username, name, role, unitId, post }: SignedIn): Promise<SessionView> {
    const posts = await this.acting.postsOfAccount(username);
    const unit = await this.database.queries.findUnit(unitId);
    const now = this.clock.now();
    return {
      username,
      name,
      role,
      roleLabel: roleLabels[role],
      unitId,
      unitName: unit?.name ?? '',
      post,
      posts,
      now,
      today: dateOf(now),
      clockRate: this.clock.rate,
      mode: this.configuration.mode,
      mailboxUrl: mailboxUrlOf(this.configuration),
    };
  }
}
