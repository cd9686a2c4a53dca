import type { ReportView } from '@dondoc/contracts';
import { formatDate, type Instant, lastPeriodOf, type ReportRow, samePoint, type ScheduleLine, dateOf } from '@dondoc/domain';
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
    const found = await this.lastLine(facts, line.key, line.due);
    if (!found) return none('Chưa có kỳ trước.');
    const then = samePoint(at, line.due.lastSafeDay, found.due.lastSafeDay);
    const { cascadeId } = found.facts.cascade;
    const known = await this.known(cascadeId, found.line.lineId, then);
    if (!known) return none(`Cùng thời điểm của kỳ trước (${formatDate(dateOf(then))}) là lúc kỳ đó chưa ban hành.`);
    const text = sentence(found, then, now, known);
    return { text, row: rowView(known), cascadeId, lineId: found.line.lineId, at: then };
  }

  private async lastLine(facts: CascadeFacts, key: string, due: NonNullable<ScheduleLine['due']>) {
    const [own] = inLines(facts, key, due);
    if (own) return own;
    const { template, cascadeId, document } = facts.cascade;
    const { rows } = await this.reader.query<{ id: string }>(BEFORE, [template.id, cascadeId, document.issuedOn ?? '']);
    const [before] = rows;
    if (!before) return undefined;
    // Its schedule as it stands now: the duty of last time is the one that was carried out in the end.
    const [found] = inLines(await this.past.facts(before.id, NOW_OR_LATER, {}), key, due);
    return found;
  }

  private async known(cascadeId: string, lineId: string, at: Instant): Promise<ReportRow | undefined> {
    const facts = await this.past.facts(cascadeId, at).catch(() => undefined);
    if (!facts || facts.cascade.status === 'draft') return undefined;
    const placed = placedIn(facts, lineId, at);
    return placed.length === 0 ? undefined : tableOf(facts, placed).total;
  }
}

const NOW_OR_LATER = '9999-12-31T00:00:00.000Z' as Instant;
