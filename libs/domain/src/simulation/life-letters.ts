import type { Instant } from '../calendar/instant.js';
import type { LetterKind, Notice } from '../cascade/notices.js';
import { noticesOfCascadeEvent, noticesOfPlanEvent } from '../cascade/notices-of-events.js';
import type { OrgUnit, PostId } from '../organisation/org-unit.js';
import { tallySentence } from '../roll-up/tally.js';
import { planEventText } from '../unit-plan/event-text.js';
import type { StatusCode } from '../unit-plan/status.js';
import type { UnitPlanEvent } from '../unit-plan/unit-plan.js';
import type { LifeIndex } from './life-index.js';
import { type Letter, type LetterItem, lettersTo, type Told } from './letters.js';
import { statusOfCell } from './matrix-at.js';
import type { Life } from './rehearse.js';

/** A reminder of what has been handed in meanwhile is left out of its letter; duties without a date are told once. */
const stillOpen = new Set<StatusCode>(['overdue', 'due_today', 'due_soon', 'not_due', 'returned', 'no_due']);

type Names = { lineOf: (lineId: string | null) => string; unitOf: (unitId: string | null) => string };
type Mailbag = Map<PostId, Told[]>;

const namesIn = ({ schedule }: LifeIndex, units: readonly OrgUnit[]): Names => {
  const lines = new Map(schedule.map(({ lineId, shortTitle }) => [lineId, shortTitle]));
  const shortNames = new Map(units.map(({ id, shortName }) => [id, shortName]));
  return {
    lineOf: (lineId) => lines.get(lineId ?? '') ?? lineId ?? '',
    unitOf: (unitId) => shortNames.get(unitId ?? '') ?? unitId ?? '',
  };
};

const put = (bag: Mailbag, { recipient, raisedAt, kind, unitId, lineId }: Notice, text: string): void => {
  const told = { raisedAt, item: { kind, unitId, lineId, text } };
  const known = bag.get(recipient);
  if (known) known.push(told);
  else bag.set(recipient, [told]);
};

const textOf = (event: UnitPlanEvent, notice: Notice, { lineOf, unitOf }: Names): string => {
  if (notice.kind === 'new') return 'Mới giao: các nghĩa vụ theo văn bản vừa ban hành';
  if (notice.kind === 'escalation')
    return `${planEventText(event)}: ${unitOf(notice.unitId)}, ${lineOf(notice.lineId)}`;
  return `${lineOf(notice.lineId)}: ${planEventText(event)}`;
};

const collectPlans = (life: Life, index: LifeIndex, units: readonly OrgUnit[], bag: Mailbag): void => {
  const { cascadeId } = life.cascade.state;
  const names = namesIn(index, units);
  const dutyLines = new Map(units.map(({ id, dutyLine }) => [id, dutyLine]));
  // What a reminder says is the same for all units: one text for each line and rung.
  const texts = new Map<string, string>();
  for (const { unitId, events } of life.plans) {
    for (const event of events) {
      const place = { cascadeId, unitId };
      for (const notice of noticesOfPlanEvent(event, place, index.policy.template, dutyLines.get(unitId))) {
        if (event.type !== 'ReminderRaised') {
          put(bag, notice, textOf(event, notice, names));
          continue;
        }
        const key = `${event.data.lineId} ${event.data.rung}`;
        const text = texts.get(key) ?? textOf(event, notice, names);
        texts.set(key, text);
        put(bag, notice, text);
      }
    }
  }
};

const collectRollUps = (life: Life, index: LifeIndex, { lineOf }: Names, bag: Mailbag): void => {
  const { events, state } = life.cascade;
  for (const event of events) {
    if (event.type !== 'PeriodRolledUp') continue;
    const text = `Kết quả tổng hợp ${lineOf(event.data.lineId)}: ${tallySentence(event.data.tally)}`;
    for (const notice of noticesOfCascadeEvent(event, state.cascadeId, index.policy.template)) put(bag, notice, text);
  }
};

const owesNothing = (index: LifeIndex, unitId: string, at: Instant): boolean =>
  [...(index.cells.get(unitId)?.values() ?? [])].every((cell) => {
    const status = statusOfCell(cell, index, at);
    return status === null || !stillOpen.has(status.code);
  });

const stillTrueIn =
  (index: LifeIndex) =>
  ({ kind, unitId, lineId }: LetterItem, at: Instant): boolean => {
    if (unitId === null) return true;
    if (kind === 'new') return !owesNothing(index, unitId, at);
    const cell = index.cells.get(unitId)?.get(lineId ?? '');
    const status = cell && statusOfCell(cell, index, at);
    return status ? stillOpen.has(status.code) : true;
  };

/** Every letter of a life: who gets what when, in the order of time. Pure. */
export const lettersOf = (life: Life, index: LifeIndex, units: readonly OrgUnit[]): Letter[] => {
  const bag: Mailbag = new Map();
  collectPlans(life, index, units, bag);
  collectRollUps(life, index, namesIn(index, units), bag);
  const stillTrue = stillTrueIn(index);
  return [...bag]
    .flatMap(([recipient, told]) => lettersTo(recipient, told, index.policy.calendar, stillTrue))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};

const letterKindText: Record<Exclude<LetterKind, 'digest'>, string> = {
  'leader-page': 'Trang của lãnh đạo',
  returned: 'Bài nộp bị trả lại',
  decided: 'Quyết định về đề nghị gia hạn',
  explanation: 'Yêu cầu giải trình',
  reopened: 'Mở lại để bổ sung',
  prompt: 'Văn phòng nhắc trực tiếp',
  'roll-up': 'Kết quả tổng hợp',
};

/** What stands in the subject: how much of it is late. */
export const letterSubject = ({ kind, items }: Letter): string => {
  if (kind !== 'digest') return `${letterKindText[kind]} (${items.length})`;
  const escalated = items.filter((item) => item.kind === 'escalation').length;
  const reminded = items.filter((item) => item.kind === 'reminder').length;
  const parts = [
    ...(escalated > 0 ? [`${escalated} việc quá hạn của đơn vị`] : []),
    ...(reminded > 0 ? [`nhắc hạn ${reminded} việc`] : []),
    ...(items.some((item) => item.kind === 'new') ? ['việc mới giao'] : []),
  ];
  return `Thư hằng ngày: ${parts.join('; ')}`;
};

/** Letters that leave up to that instant, newest last. `letters` in the order of time. Binary search. */
export const messagesUntil = (letters: readonly Letter[], at: Instant): readonly Letter[] => {
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((letters[middle]?.at ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return letters.slice(0, low);
};
