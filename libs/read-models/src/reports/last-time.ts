import type { ReportView } from '@dondoc/contracts';
import {
  dateOf,
  formatDate,
  type Instant,
  lastPeriodOf,
  type ReportRow,
  RuleViolation,
  samePoint,
  type ScheduleLine,
} from '@dondoc/domain';
import type { CascadeFacts, FactsSource } from '../cascades/cascade-facts.js';
import type { Reader } from '../read-only.js';
import { placedIn } from './placed.js';
import { rowView, tableOf } from './row-view.js';

type LastTime = ReportView['lastTime'];
type Found = { facts: CascadeFacts; line: ScheduleLine; due: NonNullable<ScheduleLine['due']> };

const none = (text: string): LastTime => ({ text, row: null, cascadeId: null, lineId: null, at: null });

// The cascade that was issued before this one from the same template.
const BEFORE = `
  SELECT cascade_id AS id FROM cascades
  WHERE status = 'issued' AND template->>'id' = $1 AND cascade_id <> $2 AND document->>'issuedOn' < $3
  ORDER BY document->>'issuedOn' DESC, cascade_id LIMIT 1`;

const inLines = (facts: CascadeFacts, key: string, day: NonNullable<ScheduleLine['due']>): Found[] => {
  const line = lastPeriodOf(facts.lines, key, day.lastSafeDay);
  return line?.due ? [{ facts, line, due: line.due }] : [];
};

/** "tăng 4", "giảm 2", "không đổi". */
const moved = (now: number, then: number): string =>
  now === then ? 'không đổi' : now > then ? `tăng ${now - then}` : `giảm ${then - now}`;

const sentence = ({ line }: Found, at: Instant, now: ReportRow, then: ReportRow): string =>
  `So với cùng thời điểm kỳ trước (${line.title}, ${formatDate(dateOf(at))}): đã nộp ${moved(now.handedIn, then.handedIn)} (${then.handedIn}/${then.owed} → ${now.handedIn}/${now.owed}); quá hạn, chưa nộp ${moved(now.counts.overdue, then.counts.overdue)} (${then.counts.overdue} → ${now.counts.overdue}).`;

/** Where the same duty stood last time at the same distance from its date, by what was known then. */
export class LastTimes {
  constructor(
    private readonly reader: Reader,
    private readonly past: FactsSource,
  ) {}

  async compare(facts: CascadeFacts, line: ScheduleLine, now: ReportRow, at: Instant): Promise<LastTime> {
    if (line.due === null) return none('Nội dung này không có hạn nên không so được với kỳ trước.');
    const found = await this.lastLine(facts, line.key, line.due, at);
    if (!found) return none('Chưa có kỳ trước.');
    const then = samePoint(at, line.due.lastSafeDay, found.due.lastSafeDay);
    const { cascadeId } = found.facts.cascade;
    const known = await this.known(cascadeId, found.line.lineId, then);
    if (!known) return none(`Cùng thời điểm của kỳ trước (${formatDate(dateOf(then))}) là lúc kỳ đó chưa ban hành.`);
    const text = sentence(found, then, now, known);
    return { text, row: rowView(known), cascadeId, lineId: found.line.lineId, at: then };
  }

  /** In this cascade, else in the one before it, with its schedule as it stood at that moment. */
  private async lastLine(
    facts: CascadeFacts,
    key: string,
    due: NonNullable<ScheduleLine['due']>,
    at: Instant,
  ): Promise<Found | undefined> {
    const [own] = inLines(facts, key, due);
    if (own) return own;
    const { template, cascadeId, document } = facts.cascade;
    const { rows } = await this.reader.query<{ id: string }>(BEFORE, [template.id, cascadeId, document.issuedOn ?? '']);
    const [before] = rows;
    const known = before && (await this.issued(before.id, at));
    return known ? inLines(known, key, due)[0] : undefined;
  }

  private async issued(cascadeId: string, at: Instant): Promise<CascadeFacts | undefined> {
    try {
      const facts = await this.past.facts(cascadeId, at);
      return facts.cascade.status === 'draft' ? undefined : facts;
    } catch (error) {
      // Nobody had drafted it yet.
      if (error instanceof RuleViolation && error.code === 'CASCADE.NOT_FOUND') return undefined;
      throw error;
    }
  }

  private async known(cascadeId: string, lineId: string, at: Instant): Promise<ReportRow | undefined> {
    const facts = await this.issued(cascadeId, at);
    const placed = facts ? placedIn(facts, lineId, at) : [];
    return facts && placed.length > 0 ? tableOf(facts, placed).total : undefined;
  }
}
