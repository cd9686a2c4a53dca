import type { OutlineLineView, OutlineView } from '@dondoc/contracts';
import { formatDate, type OutlineLine, type OrgUnit } from '@dondoc/domain';
import { sentenceOf } from '@dondoc/due-words';
import type { LenientTemplate } from './lenient-template.js';
import type { OutlineAnswer } from './outline-answer.js';

/** What a screen can list; `counts` says how much there is. */
const MOST_LINES = 2_000;
const MOST_MARKS = 300_000;
const MOST_PROBLEMS = 500;

/** The lines that are listed: so many that the units of all of them together stay a readable answer. */
export const listedLines = (lines: readonly OutlineLine[]): OutlineLine[] => {
  const listed: OutlineLine[] = [];
  let marks = 0;
  for (const line of lines.slice(0, MOST_LINES)) {
    marks += line.units;
    if (marks > MOST_MARKS) break;
    listed.push(line);
  }
  return listed;
};

const lineView = (line: OutlineLine): OutlineLineView => ({
  lineId: line.lineId,
  obligation: line.obligation,
  title: line.title,
  shortTitle: line.shortTitle,
  period: line.period.label,
  due: line.due && { ...line.due, why: [...line.due.why] },
  rawDay: line.rawDay,
  shifted: line.shifted,
  dataCutOff: line.dataCutOff,
  rollUpAt: line.rollUpAt,
  units: line.units,
});

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.');

/** `16 nghĩa vụ × 36 đơn vị = 412 lượt nộp; 824 lượt nhắc trước hạn; tuần nặng nhất 15/11/2022–19/11/2022: 72 lượt.` */
export const countsSentence = ({ outline, draft }: Pick<OutlineAnswer, 'outline' | 'draft'>): string => {
  const { obligations, lines, units, dueMarks, messages, heaviestWeek } = outline.counts;
  const { unfinishedCount } = draft;
  const parts = [
    ...(unfinishedCount > 0 ? [`${grouped(unfinishedCount)} nghĩa vụ chưa soạn xong, chưa tính vào đây`] : []),
    `${grouped(obligations)} nghĩa vụ, ${grouped(lines)} kỳ, ${grouped(units)} đơn vị: ${grouped(dueMarks)} lượt nộp`,
    `${grouped(messages)} lượt nhắc trước hạn`,
  ];
  if (heaviestWeek) {
    const { from, to, marks } = heaviestWeek;
    parts.push(`tuần nặng nhất ${formatDate(from)}–${formatDate(to)}: ${grouped(marks)} lượt`);
  }
  return `${parts.join('; ')}.`;
};

const unitsOf = (lines: readonly OutlineLine[], units: readonly OrgUnit[]): OutlineView['units'] => {
  const owed = new Map<string, string[]>();
  for (const { lineId, unitIds } of lines) {
    for (const unitId of unitIds) {
      const known = owed.get(unitId);
      if (known) known.push(lineId);
      else owed.set(unitId, [lineId]);
    }
  }
  return units.flatMap(({ id, name }) => {
    const lineIds = owed.get(id);
    return lineIds ? [{ unitId: id, name, lineIds }] : [];
  });
};

const sentencesOf = ({ template }: LenientTemplate): OutlineView['sentences'] =>
  Object.fromEntries(
    template.obligations.slice(0, MOST_LINES).map(({ key, due, periods }) => [key, sentenceOf(due, periods)]),
  );

/** The answer of the preview. */
export const outlineView = (answer: OutlineAnswer): OutlineView => {
  const { draft, outline, problems, diff, running, units } = answer;
  const lines = listedLines(outline.lines);
  const { counts } = outline;
  return {
    lines: lines.map(lineView),
    problems: problems.slice(0, MOST_PROBLEMS),
    warnings: outline.warnings.slice(0, MOST_PROBLEMS).map((warning) => ({ ...warning })),
    counts: {
      obligations: counts.obligations,
      lines: counts.lines,
      units: counts.units,
      dueMarks: counts.dueMarks,
      messages: counts.messages,
      heaviestWeek: counts.heaviestWeek,
    },
    countsSentence: countsSentence(answer),
    slack: outline.slack.map(({ fromLine, toLine, workingDays, text }) => ({ fromLine, toLine, workingDays, text })),
    // An obligation that is being rewritten has not been dropped.
    diff: diff
      .filter(({ obligation }) => !draft.unfinished.has(obligation))
      .slice(0, MOST_PROBLEMS)
      .map(({ kind, obligation, text }) => ({ kind, obligation, text })),
    runningCascades: [...running],
    units: unitsOf(lines, units),
    sentences: sentencesOf(draft),
  };
};
