import { scheduleSheet, type SheetLine } from '@dondoc/documents';
import type { CascadeTemplate, ObligationTemplate, OutlineLine } from '@dondoc/domain';
import { countsSentence, listedLines } from './outline-view.js';
import type { OutlineAnswer } from './outline-answer.js';

const boundaries = { before: 'Trước ngày', on: 'Tính cả ngày' } as const;

type Names = (unitId: string) => string;

const receiverOf = ({ to, via }: ObligationTemplate, name: Names): string =>
  via === null ? name(to) : `${name(to)} (qua ${name(via)})`;

const sheetLine = (line: OutlineLine, obligation: ObligationTemplate, name: Names): SheetLine => ({
  clause: obligation.due.clause,
  title: line.title,
  words: obligation.due.words,
  named: line.due?.named ?? null,
  boundary: line.due ? boundaries[line.due.boundary] : 'Không hạn',
  lastSafeDay: line.due?.lastSafeDay ?? null,
  lastWorkingDay: line.due?.lastWorkingDay ?? null,
  receiver: receiverOf(obligation, name),
  units: line.units,
  why: line.due?.why.map(({ text }) => text).join('\n') ?? 'Văn bản không nêu ngày.',
});

const linesOf = ({ obligations }: CascadeTemplate, lines: readonly OutlineLine[], name: Names): SheetLine[] => {
  const byKey = new Map(obligations.map((one) => [one.key, one]));
  return lines.flatMap((line) => {
    const obligation = byKey.get(line.key);
    return obligation ? [sheetLine(line, obligation, name)] : [];
  });
};

/** "Lịch sẽ sinh ra" as a file for signature; what is wrong with the draft stands in its notes. */
export const outlineSheet = ({
  draft,
  issuedOn,
  calendarLabel,
  outline,
  problems,
  units,
}: OutlineAnswer): Promise<Buffer> => {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const name: Names = (unitId) => names.get(unitId) ?? unitId;
  const { template } = draft;
  return scheduleSheet({
    issuer: name(template.issuer),
    documentSign: template.documentSign,
    title: template.title,
    subject: template.subject,
    issuedOn,
    calendar: calendarLabel,
    lines: linesOf(template, listedLines(outline.lines), name),
    lineCount: outline.counts.lines,
    countsSentence: countsSentence({ outline, draft }),
    notes: [
      ...problems.map(({ field, reason, mend }) => `LỖI CHƯA SỬA (${field}): ${reason} ${mend}`),
      ...outline.warnings.map(({ text }) => text),
    ].slice(0, 200),
  });
};
