import type { DueItem, RollUpView } from '@dondoc/contracts';
import { dateOf, formatLongDate, type Instant, type WorkingCalendar } from '@dondoc/domain';
import type { FindAddressee, Queries } from '@dondoc/read-models';
import type { Pool } from 'pg';
import { composeLetter, type LetterFacts } from './compose/compose-letter.js';
import type { Composed } from './compose/letter.js';
import { type Attachment, composeLeaderPage } from './leader-page/leader-pages.js';
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

/** As it was sealed; who it goes to is looked up again where nobody could be found then. */
const addresseeOf = ({ recipient, address, toName, note }: ClaimedLetter, find: FindAddressee, now: Instant) => {
  const found = find(recipient, dateOf(now));
  const unitName = found?.unitFullName ?? recipient;
  if (address !== null) return { address, name: toName ?? '', unitName, note };
  if (!found) throw new Error(`Chưa có ai nhận thư của vị trí ${recipient}.`);
  return { address: found.email, name: found.name, unitName, note: found.note };
};

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
    await this.sealer.seal(now(), await calendar(), () => this.options.queries.addressees());
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
    const find = await this.options.queries.addressees();
    let sent = 0;
    for (const letter of letters) {
      const own = notices.filter(({ letterId }) => letterId === letter.letterId);
      if (await this.sendOne(letter, own, facts, find)) sent += 1;
    }
    await this.box.announce();
    return sent;
  }

  private async sendOne(
    letter: ClaimedLetter,
    notices: readonly LetterNotice[],
    facts: Omit<LetterFacts, 'greeting'>,
    find: FindAddressee,
  ): Promise<boolean> {
    try {
      const now = this.options.now();
      const to = addresseeOf(letter, find, now);
      const note = to.note === null ? '' : ` ${to.note}`;
      const greeting = `Kính gửi ${to.name}, ${to.unitName}. Dữ liệu đến ${formatLongDate(dateOf(now))}.${note}`;
      const { content, attachments } = await this.contentOf(letter, notices, { ...facts, greeting }, now);
      if (!content) {
        await this.box.dropped(letter, now);
        return false;
      }
      await this.box.told(letter.letterId, content, { address: to.address, name: to.name, at: now });
      if (letter.byMail) await this.mail(letter, to, content, now, attachments);
      await this.box.sent(letter.letterId, now);
      return true;
    } catch (error) {
      this.options.onError(error);
      await this.box.failed(letter, String(error));
      return false;
    }
  }

  private async contentOf(
    { kind, recipient }: ClaimedLetter,
    notices: readonly LetterNotice[],
    facts: LetterFacts,
    at: Instant,
  ): Promise<{ content: Composed | null; attachments: Attachment[] }> {
    if (kind !== 'leader-page') return { content: composeLetter(kind, notices, facts), attachments: [] };
    const { queries, publicUrl } = this.options;
    return composeLeaderPage(queries, recipient, { greeting: facts.greeting, publicUrl, at });
  }

  private mail(
    letter: ClaimedLetter,
    to: ReturnType<typeof addresseeOf>,
    content: Composed,
    date: Instant,
    attachments: readonly Attachment[],
  ) {
    const { letterId, kind } = letter;
    return this.options.mailer.send({ letterId, kind, to: to.address, toName: to.name, content, date, attachments });
  }

  private async factsOf(notices: readonly LetterNotice[]): Promise<Omit<LetterFacts, 'greeting'>> {
    const { queries, publicUrl, now } = this.options;
    const at = now();
    const refs = notices.flatMap(({ cascadeId, unitId, lineId, kind }) =>
      unitId !== null && lineId !== null && kind !== 'roll-up' ? [{ cascadeId, unitId, lineId }] : [],
    );
    return {
      publicUrl,
      items: await queries.findOwedItems(refs, at),
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
