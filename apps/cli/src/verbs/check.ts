import { type FileProblem, generateUnits, readTemplateText } from '@dondoc/definition-files';
import {
  type CascadeTemplate,
  dateOf,
  formatDate,
  type Outline,
  outlineOf,
  vietnamCalendar,
  workingCalendar,
} from '@dondoc/domain';
import type { Answer, Context } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { assumedIssue } from '../input/assumed-issue.js';
import { givenUnits } from '../input/given-template.js';
import { givenDate } from '../input/given-values.js';
import { readBytes } from '../input/read-file.js';
import { countsSentence, noticeLines } from '../output/outline-text.js';
import { problemLines } from '../output/problem-text.js';

const calendar = workingCalendar(vietnamCalendar);
const MADE_UP = 20;

export type CheckOptions = { units?: string; issued?: string };

const summaryOf = ({ id, version, title, obligations }: CascadeTemplate) => ({
  id,
  version,
  title,
  obligations: obligations.length,
});

const countsJson = ({ counts, lines }: Outline, withUnits: boolean) => ({
  obligations: counts.obligations,
  lines: lines.length,
  ...(withUnits ? counts : {}),
});

type Found = {
  file: string;
  template: CascadeTemplate | null;
  problems: readonly FileProblem[];
  omitted: number;
  withUnits: boolean;
};

const verdict = ({ template, problems, omitted }: Found): string => {
  const name = template ? `${template.title} (${template.id}, bản ${template.version})` : 'Mẫu';
  const count = problems.length + omitted;
  return count === 0 ? `${name}: hợp lệ.` : `${name}: có ${count} vấn đề phải sửa.`;
};

const textOf = (found: Found, outline: Outline | null, issued: string): string =>
  [
    ...problemLines(
      found.problems.map((problem) => ({ ...problem, file: found.file })),
      found.omitted,
    ),
    verdict(found),
    ...(outline
      ? [`${countsSentence(outline, found.withUnits)} Giả định ban hành ngày ${issued}.`, ...noticeLines(outline)]
      : []),
  ].join('\n');

/** `check`: every problem of a template file with line and column, then what deserves a second look before issuing. */
export const check = async (file: string, options: CheckOptions, context: Context): Promise<Answer> => {
  const bytes = await readBytes(file, context);
  const given = options.issued === undefined ? null : givenDate('--issued', options.issued);
  const first = readTemplateText(bytes);
  const units = options.units === undefined ? null : await givenUnits(options.units, context, first.finished);
  const reading = units === null ? first : readTemplateText(bytes, { units });
  const { template, finished, problems, omitted } = reading;
  const issuedOn = given ?? (template ? assumedIssue(template, dateOf(context.now), calendar) : dateOf(context.now));
  // Without a register the obligations are looked at with made-up units; their number then means nothing and is not told.
  const among = units ?? (template ? generateUnits(MADE_UP, template) : []);
  const outline = template && outlineOf(template, { issuedOn, calendar, units: among });
  const own = new Set(problems.map(({ code, field }) => `${code} ${field}`));
  const found: Found = {
    file,
    template: template ?? finished,
    problems: [
      ...problems,
      ...(outline?.problems ?? [])
        .filter(({ code, field }) => !own.has(`${code} ${field}`))
        .map((one) => ({ ...one, line: null, column: null })),
    ],
    omitted,
    withUnits: units !== null,
  };
  const valid = found.problems.length === 0;
  const json = {
    valid,
    template: found.template && summaryOf(found.template),
    issuedOn,
    problems: found.problems,
    omitted,
    warnings: outline?.warnings ?? [],
    counts: outline && countsJson(outline, found.withUnits),
    slack: outline?.slack ?? [],
  };
  const text = (): string => textOf(found, outline, formatDate(issuedOn));
  return { text, json, exitCode: valid ? exitCodes.ok : exitCodes.problems };
};
