import {
  type CascadeTemplate,
  dateOf,
  formatDate,
  type Instant,
  instantAt,
  instantFromEpoch,
  type OrgUnit,
  type PlainDate,
  rehearsalReport,
  type RehearsalReport,
  type RehearsalRequest,
  vietnamCalendar,
  workingCalendar,
} from '@dondoc/domain';
import type { Answer, Context } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { assumedIssue } from '../input/assumed-issue.js';
import { givenBehaviour } from '../input/given-behaviour.js';
import { givenTemplate, givenUnits } from '../input/given-template.js';
import { givenDate, givenUntil } from '../input/given-values.js';
import { dateRows } from '../output/date-row.js';
import { countText, tableText } from '../output/table.js';

export type RehearseOptions = { units: string; behaviour: string; issued?: string; until?: string };

const calendar = workingCalendar(vietnamCalendar);
const ISSUED_AT = '09:00';

const requestOf = (
  template: CascadeTemplate,
  units: readonly OrgUnit[],
  issuedOn: PlainDate,
): Omit<RehearsalRequest, 'behaviour' | 'until'> => ({
  policy: { template, calendar },
  units,
  draft: {
    type: 'DraftCascade',
    cascadeId: 'chay-thu',
    title: template.title,
    template: { id: template.id, version: template.version },
    calendar: { id: vietnamCalendar.id, version: vietnamCalendar.version },
    document: {
      type: template.documentType,
      sign: template.documentSign,
      number: null,
      issuedOn: null,
      issuer: units.find(({ id }) => id === template.issuer)?.name ?? template.issuer,
      subject: template.subject,
    },
    sample: true,
  },
  issue: { documentNumber: '1', issuedOn, at: instantAt(issuedOn, ISSUED_AT) },
});

/** A life that ends at midnight has lived the day before. */
const lastDay = (until: Instant): PlainDate => dateOf(instantFromEpoch(Date.parse(until) - 1));

const severityText = { error: 'HỎNG', warning: 'lưu ý' } as const;

const textOf = (report: RehearsalReport, title: string): string => {
  const { counts, rollUps, findings, from, until } = report;
  const lived =
    `${countText(counts.units)} đơn vị, ${countText(counts.lines)} hạn, ${countText(counts.dueMarks)} lượt nộp; ` +
    `${countText(counts.events)} sự kiện, ${countText(counts.messages)} thư sẽ gửi, ${countText(rollUps.length)} lần tổng hợp.`;
  return [
    `Chạy thử ${title}: từ ${formatDate(dateOf(from))} đến ${formatDate(lastDay(until))}`,
    lived,
    ...(rollUps.length > 0 ? ['Tổng hợp:'] : []),
    ...(rollUps.length > 0
      ? [
          tableText(
            ['Ngày', 'Nghĩa vụ', 'Kết quả'],
            rollUps.map((one) => [formatDate(dateOf(one.at)), one.title, one.sentence]),
          ),
        ]
      : []),
    findings.length === 0 ? 'Không thấy điều gì hỏng.' : `${countText(findings.length)} điều cần xem:`,
    ...findings.map(({ severity, text, code }) => `  - ${severityText[severity]}: ${text} [${code}]`),
  ].join('\n');
};

/** `rehearse`: the whole life of a template with units that behave as told; exit code 1 when something would break. */
export const rehearseVerb = async (file: string, options: RehearseOptions, context: Context): Promise<Answer> => {
  const given = options.issued === undefined ? null : givenDate('--issued', options.issued);
  const template = await givenTemplate(file, context);
  const units = await givenUnits(options.units, context, template);
  const issuedOn = given ?? assumedIssue(template, dateOf(context.now), calendar);
  const until = options.until === undefined ? null : instantAt(givenUntil(options.until, issuedOn), '24:00');
  const request = requestOf(template, units, issuedOn);
  const behaviour = await givenBehaviour(options.behaviour, request.issue.at, context);
  const { report } = rehearsalReport({ ...request, behaviour, until });
  const { dates, ...rest } = report;
  const json = {
    template: { id: template.id, version: template.version, title: template.title },
    issuedOn,
    behaviour: options.behaviour,
    ...rest,
    dates: dateRows(dates, units),
  };
  const broken = report.findings.some(({ severity }) => severity === 'error');
  return { text: () => textOf(report, template.title), json, exitCode: broken ? exitCodes.problems : exitCodes.ok };
};
