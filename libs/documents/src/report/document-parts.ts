import { formatDate, numberText, reportLists, type ReportItem } from '@dondoc/domain';
import { AlignmentType, type FileChild, Paragraph } from 'docx';
import { millimetres } from '../letters/layout/sheet.js';
import { body, piece } from '../letters/layout/text.js';
import { dayOf, type PaperItem, type ReportPaper } from './report-paper.js';

/** More names than that stand in the annex only. */
const MOST_NAMES = 150;
/** More rows than that nobody reads in Word; the workbook has them all. */
export const MOST_ROWS = 700;

/** Stays with what follows it. */
export const heading = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    keepNext: true,
    spacing: { before: 6 * 20, after: 6 * 20 },
    indent: { firstLine: millimetres(12.7) },
    children: [piece(text, { bold: true })],
  });
/** A table needs air before the next paragraph. */
export const gap = (): Paragraph => new Paragraph({ children: [piece('', { size: 6 })] });
export const sentenceOf = (text: string): string => (/[.;:]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

const asItem = ({ unit, lineId, share, daysLate, daysLateFirst }: PaperItem): ReportItem => ({
  unitId: unit.unitId,
  lineId,
  group: unit.class,
  share,
  late: { standing: daysLate, first: daysLateFirst },
});

type Listed = { name: 'missing' | 'late' | 'out'; title: string; nobody: string; of: (item: PaperItem) => string };

const lists: readonly Listed[] = [
  {
    name: 'missing',
    title: 'Đơn vị quá hạn chưa nộp, bị trả lại',
    nobody: 'Không có đơn vị nào quá hạn.',
    of: ({ unit, share, daysLate }) => {
      if (share === 'overdue' && daysLate) return `${unit.name} (quá hạn ${numberText(daysLate)} ngày)`;
      if (share === 'returned') return `${unit.name} (bị trả lại)`;
      return unit.name;
    },
  },
  {
    name: 'late',
    title: 'Đơn vị nộp muộn',
    nobody: 'Không có đơn vị nào nộp muộn.',
    of: ({ unit, daysLate }) => `${unit.name} (${numberText(daysLate ?? 0)} ngày)`,
  },
  {
    name: 'out',
    title: 'Đơn vị được miễn, không áp dụng (không tính vào mẫu số)',
    nobody: 'Không có.',
    of: ({ unit, why }) => `${unit.name}${why === '' ? '' : ` (${why.replace(/\.$/, '')})`}`,
  },
];

const linesIn = (items: readonly PaperItem[]): Map<string, PaperItem[]> => {
  const found = new Map<string, PaperItem[]>();
  for (const item of items) {
    const group = found.get(item.lineTitle);
    if (group) group.push(item);
    else found.set(item.lineTitle, [item]);
  }
  return found;
};

const named = (list: Listed, items: readonly PaperItem[], several: boolean, listedIn: string): Paragraph[] => {
  if (items.length === 0) return [body(list.nobody)];
  if (items.length > MOST_NAMES) return [body(`${numberText(items.length)} trường hợp, ${listedIn}.`)];
  if (!several) return [body(`${items.map(list.of).join('; ')}.`)];
  return [...linesIn(items)].map(([title, own]) =>
    body(`- ${title} (${numberText(own.length)}): ${own.map(list.of).join('; ')}.`),
  );
};

/** Before its day is over nobody is named for what has not come. */
const isPast = ({ share }: PaperItem): boolean => share === 'overdue' || share === 'returned';

const notYet = (count: number): Paragraph[] =>
  count === 0
    ? []
    : [body(`Ngoài ra ${numberText(count)} nội dung chưa đến hạn hoặc không có hạn, chưa nộp; không nêu tên đơn vị.`)];

/** Missing, late and left out, each by name, and what lay with an intermediary. */
export const namesPart = ({ items, line }: ReportPaper): FileChild[] => {
  const listedIn = items.length > MOST_ROWS ? 'xem bảng tính kèm theo' : 'nêu tại Phụ lục I';
  const numbered = lists.flatMap((list, index) => {
    const own = items.filter((item) => reportLists[list.name].has(asItem(item)));
    const past = list.name === 'missing' ? own.filter(isPast) : own;
    return [
      heading(`${index + 1}. ${list.title}: ${numberText(past.length)}`),
      ...named(list, past, line === null, listedIn),
      ...notYet(own.length - past.length),
    ];
  });
  const slow = items.filter(({ via }) => via?.late);
  if (slow.length === 0) return numbered;
  return [
    ...numbered,
    heading(`4. Đầu mối chuyển tiếp chậm (không tính cho đơn vị nộp): ${slow.length}`),
    ...slow
      .slice(0, MOST_NAMES)
      .map(({ unit, via, lineTitle }) =>
        body(`- ${via?.name ?? ''}, bài của ${unit.shortName} (${lineTitle}): ${sentenceOf(via?.text ?? '')}`),
      ),
  ];
};

const more = (left: number): FileChild[] =>
  left > 0 ? [body(`Còn ${numberText(left)} nội dung trích, xem bảng tính kèm theo.`)] : [];

/** What units wrote, each paragraph with the document that it stands in. */
export const passagesPart = ({ passages, line }: ReportPaper): FileChild[] =>
  passages.length === 0
    ? [body('Các bài nộp không có nội dung ghi chú để trích.')]
    : [
        ...passages
          .slice(0, MOST_NAMES)
          .map(({ unitName, lineTitle, text, documentNumber, signedOn }) =>
            body(
              piece(`- ${unitName}: `, { bold: true }),
              piece(sentenceOf(text.replace(/\s+/g, ' '))),
              piece(
                ` (Văn bản số ${documentNumber} ngày ${formatDate(dayOf(signedOn))}${line === null ? `, ${lineTitle}` : ''})`,
                { italics: true },
              ),
            ),
          ),
        ...more(passages.length - MOST_NAMES),
      ];
