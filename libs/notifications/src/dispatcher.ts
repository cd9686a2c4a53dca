import type { DueItem, RollUpView } from '@dondoc/contracts';
import {
  dateOf,
  findPost,
  formatLongDate,
  type Instant,
  type OrgUnit,
  type PostKind,
  type WorkingCalendar,
} from '@dondoc/domain';
import type { Queries } from '@dondoc/read-models';
import type { Pool } from 'pg';
import { composeLetter, type LetterFacts } from './compose/compose-letter.js';
import { type ClaimedLetter, LetterBox, type LetterNotice } from './letters/letter-box.js';
import { LetterSealer } from './letters/seal-letters.js';
import type { Mailer } from './mail/mailer.js';

export type DispatcherOptions = {
  pool: Pool;
  queries: Queries;
  mailer: Mailer;
  publicUrl: string;
  calendar: () => Promise<WorkingCalendar>;
  now: () => Instant;
  onError: (error: unknown) => void;
  /** Real ms that the morning's digest waits for plans that have not woken. */
  patienceMs?: number;
};

/** Small enough that all of it is sent, even by a slow server, before the lease ends. */
const BATCH = 10;

/** Turns the ledger into letters and sends them. Run `tick` again and again; several processes may. */
export class Dispatcher {
  private readonly box: LetterBox;
  private readonly sealer: LetterSealer;

  constructor(private readonly options: DispatcherOptions) {
    this.box = new LetterBox(options.pool);
    this.sealer = new LetterSealer(options.pool, options.patienceMs ?? 60_000);
  }

  /** Seals and sends what is ready; answers how many letters left. */
  async tick(): Promise<number> {
    const { now, calendar } = this.options;
    await this.sealer.seal(now(), await calendar());
    let sent = 0;
    for (;;) {
      const letters = await this.box.claim(BATCH);
      if (letters.length === 0) return sent;
      sent += await this.sendAll(letters);
    }
  }

  private async sendAll(letters: readonly ClaimedLetter[]): Promise<number> {
    const notices = await this.box.noticesOf(letters.map(({ letterId }) => letterId));
    const facts = await this.factsOf(notices);
    const units = new Map((await this.options.queries.listUnits()).map((unit) => [unit.id, unit]));
    let sent = 0;
    for (const letter of letters) {
      const own = notices.filter(({ letterId }) => letterId === letter.letterId);
      if (await this.sendOne(letter, own, facts, units)) sent += 1;
    }
    return sent;
  }

  private async sendOne(
    letter: ClaimedLetter,
    notices: readonly LetterNotice[],
    facts: Omit<LetterFacts, 'greeting'>,
    units: ReadonlyMap<string, OrgUnit>,
  ): Promise<boolean> {
    try {
      const [unitId = '', kind = ''] = letter.recipient.split('/');
      const unit = units.get(unitId);
      const post = unit && findPost(unit, kind as PostKind);
      if (!unit || !post) throw new Error(`No such post: ${letter.recipient}`);
      const now = this.options.now();
      const greeting = `Kính gửi ${post.title} ${post.holder}, ${unit.name}. Dữ liệu đến ${formatLongDate(dateOf(now))}.`;
      const content = composeLetter(letter.kind, notices, { ...facts, greeting });
      if (!content) {
        await (letter.uncertain ? this.box.leftUncertain(letter.letterId) : this.box.dropped(letter.letterId));
        return false;
      }
      await this.options.mailer.send({
        letterId: letter.letterId,
        to: post.email,
        toName: post.holder,
        content,
        date: now,
      });
      await this.box.sent(letter.letterId, content.subject, content.items, now);
      return true;
    } catch (error) {
      this.options.onError(error);
      await this.box.failed(letter, String(error));
      return false;
    }
  }

  private async factsOf(notices: readonly LetterNotice[]): Promise<Omit<LetterFacts, 'greeting'>> {
    const { queries, publicUrl, now } = this.options;
    const at = now();
    const refs = notices.flatMap(({ cascadeId, unitId, lineId, kind }) =>
      unitId !== null && lineId !== null && kind !== 'roll-up' ? [{ cascadeId, unitId, lineId }] : [],
    );
    return {
      publicUrl,
      items: await queries.findDueItems(refs, at),
      assigned: await this.assignedOf(notices, at),
      rollUps: await this.rollUpsOf(notices),
    };
  }

  private async assignedOf(notices: readonly LetterNotice[], at: Instant): Promise<Map<string, DueItem[]>> {
    const assigned = new Map<string, DueItem[]>();
    for (const { kind, cascadeId, unitId } of notices) {
      if (kind !== 'new' || unitId === null) continue;
      const { items } = await this.options.queries.getDueList(unitId, at);
      assigned.set(
        `${cascadeId}/${unitId}`,
        items.filter((item) => item.cascadeId === cascadeId),
      );
    }
    return assigned;
  }

  private async rollUpsOf(notices: readonly LetterNotice[]): Promise<Map<string, RollUpView>> {
    const cascadeIds = new Set(notices.filter(({ kind }) => kind === 'roll-up').map(({ cascadeId }) => cascadeId));
    const rollUps = new Map<string, RollUpView>();
    for (const cascadeId of cascadeIds) {
      for (const one of await this.options.queries.listRollUps(cascadeId))
        rollUps.set(`${cascadeId}/${one.lineId}`, one);
    }
    return rollUps;
  }
}
