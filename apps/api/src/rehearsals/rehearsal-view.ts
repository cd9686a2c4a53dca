import type { RehearsalView } from '@dondoc/contracts';
import {
  type Attempt,
  indexLife,
  type LifeIndex,
  type OrgUnit,
  type RehearsalReport,
  statusStepsOf,
  type Tally,
} from '@dondoc/domain';

/** More letters than anybody looks through; `counts.messages` says how many there are. */
const MOST_MESSAGES = 3_000;
const LONGEST_TEXT = 400;

type Findings = RehearsalView['findings'];
type Setting = { units: readonly OrgUnit[]; unfinished: readonly string[]; unfinishedCount: number };

const shortened = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text);

const messagesOf = ({ messages }: RehearsalReport): RehearsalView['messages'] =>
  messages.slice(0, MOST_MESSAGES).map(({ at, to, kind, items }) => ({
    at,
    to,
    kind,
    text: shortened(items.map(({ text }) => text).join('; ')),
    count: items.length,
  }));

const tallyView = ({ ratings, ...tally }: Tally): RehearsalView['rollUps'][number]['tally'] => ({
  ...tally,
  undated: tally.undated ?? 0,
  lateUnits: [...tally.lateUnits],
  missingUnits: [...tally.missingUnits],
  ...(ratings ? { ratings: Object.fromEntries(Object.entries(ratings).map(([label, ids]) => [label, [...ids]])) } : {}),
});

const leftOut = ({ unfinished, unfinishedCount }: Setting): Findings => {
  if (unfinishedCount === 0) return [];
  const named = unfinished.filter((key) => key !== '').slice(0, 5);
  const names = named.length > 0 ? `: ${named.join(', ')}${named.length < unfinishedCount ? '…' : ''}` : '';
  const text = `Có ${unfinishedCount} nghĩa vụ chưa soạn xong nên không có trong lần chạy thử này${names}.`;
  return [{ code: 'OBLIGATION_UNFINISHED', severity: 'error', text, at: null, lineId: null, unitId: null }];
};

const linesOf = (index: LifeIndex | null): RehearsalView['lines'] =>
  (index?.schedule ?? []).map(({ lineId, shortTitle, title, due }) => ({
    lineId,
    shortTitle,
    title,
    lastSafeDay: due?.lastSafeDay ?? null,
  }));

/** A rehearsed life in one answer: everything that the time slider needs. */
export const rehearsalView = (attempt: Attempt, report: RehearsalReport, setting: Setting): RehearsalView => {
  const { life, rehearsal } = attempt;
  const { units } = setting;
  const index = life && rehearsal ? indexLife(life, rehearsal.policy) : null;
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const { from, until, rollUps, findings, counts } = report;
  return {
    from,
    until,
    lines: linesOf(index),
    units: (life?.plans ?? []).map(({ unitId }) => ({ unitId, name: names.get(unitId) ?? unitId })),
    cells: index ? statusStepsOf(index, until) : [],
    messages: messagesOf(report),
    rollUps: rollUps.map(({ tally, ...one }) => ({ ...one, tally: tallyView(tally) })),
    findings: [
      ...leftOut(setting),
      ...findings.map(({ code, severity, text, at, lineId, unitId }) => ({ code, severity, text, at, lineId, unitId })),
    ],
    counts: {
      units: counts.units,
      lines: counts.lines,
      dueMarks: counts.dueMarks,
      events: counts.events,
      messages: counts.messages,
    },
  };
};
