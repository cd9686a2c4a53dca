import { formatDate, type Outline, outlineOf, type PlainDate, vietnamCalendar, workingCalendar } from '@dondoc/domain';
import type { Answer, Context } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { givenTemplate, givenUnits } from '../input/given-template.js';
import { givenDate, givenSpan } from '../input/given-values.js';
import { dateFacts, dateRows } from '../output/date-row.js';
import { linesTable, noticeLines } from '../output/outline-text.js';
import { problemLines } from '../output/problem-text.js';
import { countText } from '../output/table.js';

export type DatesOptions = { units: string; from: string; to: string; issued?: string };

type Line = Outline['lines'][number];

const isWithin =
  ({ from, to }: { from: PlainDate; to: PlainDate }) =>
  ({ due }: Line): boolean =>
    due === null || (from <= due.named && due.named <= to);

const lineJson = ({ lineId, obligation, title, period, due, dataCutOff, rollUpAt, rawDay, shifted, units }: Line) => ({
  line: lineId,
  obligation,
  title,
  period: period.label,
  ...dateFacts(due),
  rawDay,
  shifted,
  dataCutOff,
  rollUpAt,
  units,
  why: (due?.why ?? []).map(({ text }) => text),
});

/** `dates`: every due date that a template makes for the units, named days from `--from` to `--to`; undated lines last. */
export const dates = async (file: string, options: DatesOptions, context: Context): Promise<Answer> => {
  const span = givenSpan(options.from, options.to);
  const issuedOn = options.issued === undefined ? span.from : givenDate('--issued', options.issued);
  const template = await givenTemplate(file, context);
  const units = await givenUnits(options.units, context, template);
  const calendar = workingCalendar(vietnamCalendar);
  const outline = outlineOf(template, { issuedOn, calendar, units });
  const lines = outline.lines.filter(isWithin(span));
  const owed = lines.flatMap(({ unitIds, lineId, title, due }) =>
    unitIds.map((unitId) => ({ unitId, lineId, title, due })),
  );
  const { problems, warnings, counts, slack } = outline;
  const json = {
    template: { id: template.id, version: template.version, title: template.title },
    issuedOn,
    ...span,
    counts: { ...counts, lines: lines.length, rows: owed.length },
    lines: lines.map(lineJson),
    dates: dateRows(owed, units),
    problems,
    warnings,
    slack,
  };
  const text = (): string =>
    [
      `${template.title} (${template.id}, bản ${template.version}); giả định ban hành ngày ${formatDate(issuedOn)}`,
      lines.length === 0 ? 'Không có hạn nào trong khoảng này.' : linesTable(lines),
      `${countText(lines.length)} hạn, ${countText(owed.length)} lượt nộp từ ${formatDate(span.from)} đến ${formatDate(span.to)}.`,
      ...problemLines(problems),
      ...noticeLines(outline),
    ].join('\n');
  return { text, json, exitCode: problems.length > 0 ? exitCodes.problems : exitCodes.ok };
};
