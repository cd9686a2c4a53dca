import { clockOf, dateOf, formatDate, numberText, type PlainDate } from '@dondoc/domain';
import { type FileChild, Packer } from 'docx';
import type { CitedDocument, Letterhead } from '../letters/chase/letter-facts.js';
import { fullCitation, inSentence, shortCitation } from '../letters/chase/citation.js';
import { annexHeading } from '../letters/layout/annex.js';
import { officialDocument, type SheetPart, textWidth } from '../letters/layout/sheet.js';
import { body, centred, rule } from '../letters/layout/text.js';
import { checkPaper } from './check-paper.js';
import { gap, heading, MOST_ROWS, namesPart, passagesPart, sentenceOf } from './document-parts.js';
import { countsTable, denominatorTable, figuresTable, sourcesTable } from './document-tables.js';
import { openReportNumber, reportFoot, reportHead } from './report-head.js';
import type { ReportPaper } from './report-paper.js';

/** Who reports, on which directive, to whom; `to` null: its issuer reports in its own name. */
export type ReportHeading = {
  letterhead: Letterhead;
  directive: CitedDocument;
  draftedOn: PlainDate;
  to: string | null;
};

const subjectOf = ({ line }: ReportPaper, { directive }: ReportHeading): string =>
  line === null
    ? `Kết quả thực hiện ${shortCitation(directive)}`
    : `Tổng hợp ${inSentence(line.title)} theo ${shortCitation(directive)}`;

const opening = (paper: ReportPaper, { letterhead, directive, to }: ReportHeading): FileChild[] => [
  ...(to === null ? [] : [centred(`Kính gửi: ${to}`, {}, { before: 12, after: 6 })]),
  body(
    `Thực hiện ${fullCitation(directive)}, ${letterhead.name} tổng hợp, báo cáo kết quả như sau. ${paper.asOf}; lập lúc ${clockOf(paper.printedAt)} ngày ${formatDate(dateOf(paper.printedAt))}.`,
  ),
];

const situation = (paper: ReportPaper): FileChild[] => [
  heading('I. TÌNH HÌNH CHUNG'),
  body(sentenceOf(paper.sentence)),
  body(
    `${paper.total.rates
      .filter(({ of }) => of > 0)
      .map(({ label, part, of, percent }) => `${label}: ${numberText(part)}/${numberText(of)} (${percent} %)`)
      .join('; ')}.`,
  ),
  body(sentenceOf(paper.lastTime.text)),
  heading('II. SỐ LIỆU'),
  countsTable('Nhóm đơn vị', paper.byClass, paper.total),
  gap(),
  ...(paper.line === null ? [countsTable('Nội dung', paper.byLine, paper.total), gap()] : []),
];

const below = ({ tiers }: ReportPaper): FileChild[] =>
  tiers.below.length === 0
    ? []
    : [
        heading('Kết quả của cấp dưới'),
        ...tiers.below.map(({ unitName, title, sentence, at }) =>
          body(
            `- ${unitName}, ${title} (chuyển lên ngày ${formatDate(dateOf(at as ReportPaper['at']))}): ${sentenceOf(sentence)}`,
          ),
        ),
      ];

const figures = ({ figures: all, line }: ReportPaper): FileChild[] =>
  all.length === 0
    ? [body('Nội dung này không yêu cầu số liệu.')]
    : [figuresTable(all, line === null), gap(), body('Nguồn của từng số nêu tại Phụ lục II.')];

const mainPart = (paper: ReportPaper, given: ReportHeading): FileChild[] => {
  const { letterhead, draftedOn, to } = given;
  return [
    reportHead(letterhead, draftedOn),
    centred('BÁO CÁO', { bold: true }, { before: 18 }),
    centred(subjectOf(paper, given), { bold: true }),
    rule(50, textWidth()),
    ...opening(paper, given),
    ...situation(paper),
    heading('III. ĐƠN VỊ CHƯA NỘP, NỘP MUỘN, ĐƯỢC MIỄN'),
    ...namesPart(paper),
    ...below(paper),
    heading('IV. TỔNG HỢP SỐ LIỆU CỦA CÁC ĐƠN VỊ'),
    ...figures(paper),
    heading('V. NỘI DUNG TRÍCH TỪ BÁO CÁO CỦA CÁC ĐƠN VỊ'),
    ...passagesPart(paper),
    heading('VI. KIẾN NGHỊ, ĐỀ XUẤT'),
    body('(Cơ quan báo cáo ghi kiến nghị, đề xuất tại đây.)'),
    body(`Trên đây là báo cáo của ${letterhead.name}${letterhead.layout === 'party' ? '.' : './.'}`),
    gap(),
    reportFoot(letterhead, to !== null),
    gap(),
  ];
};

const goesWith = ({ letterhead }: ReportHeading): string =>
  `(Kèm theo Báo cáo số ${openReportNumber(letterhead)} của ${letterhead.name})`;

const sourceCount = ({ figures: all }: ReportPaper): number =>
  all.reduce((sum, { sources, without }) => sum + sources.length + without.length, 0);

const annexes = (paper: ReportPaper, given: ReportHeading): SheetPart[] => {
  const many = paper.items.length > MOST_ROWS;
  const { owed, assigned } = paper.total;
  const first: FileChild[] = [
    ...annexHeading({ name: 'Phụ lục I', title: 'Danh sách làm căn cứ tính tỷ lệ', goesWith: goesWith(given) }),
    body(`Đã giao ${numberText(assigned)}, không tính ${numberText(assigned - owed)}, phải nộp ${numberText(owed)}.`),
    many
      ? body(`Danh sách có ${numberText(paper.items.length)} dòng, xem bảng tính kèm theo.`)
      : denominatorTable(paper),
    gap(),
  ];
  const sources: FileChild[] = [
    ...annexHeading({ name: 'Phụ lục II', title: 'Nguồn số liệu của các đơn vị', goesWith: goesWith(given) }),
    sourceCount(paper) > MOST_ROWS
      ? body(`Bảng nguồn có ${numberText(sourceCount(paper))} dòng, xem bảng tính kèm theo.`)
      : sourcesTable(paper.figures),
    gap(),
  ];
  return [
    { children: first, landscape: true },
    ...(paper.figures.length === 0 ? [] : [{ children: sources, landscape: true }]),
  ];
};

/**
 * The draft of a consolidated report in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I, or of Hướng dẫn 36-HD/VPTW: every sum and paragraph names the
 * submission that it comes from. @throws RuleViolation `REPORT.TOTALS_WRONG`
 */
export const reportDocument = (paper: ReportPaper, given: ReportHeading): Promise<Buffer> => {
  checkPaper(paper);
  const parts = [{ children: mainPart(paper, given) }, ...annexes(paper, given)];
  return Packer.toBuffer(officialDocument('Báo cáo tổng hợp', parts));
};
