import { formatDate, obligationGroups } from '@dondoc/domain';
import { type DirectiveReading, readDirective } from '@dondoc/directive-text';
import type { Answer, Context } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { Failure } from '../failure.js';
import { readText } from '../input/read-file.js';

type Found = DirectiveReading['documents'][number];
type Obligation = Found['obligations'][number];

const MOST_CHARACTERS = 5_000_000;

const headOf = ({ document }: Found): string => {
  const { type, number, sign, issuedOn, issuer, subject } = document;
  const printed = number === null && sign === null ? 'chưa có số' : `số ${number ?? '…'}/${sign ?? '…'}`;
  const parts = [type ?? 'Văn bản', printed, issuedOn && `ngày ${formatDate(issuedOn)}`, issuer && `của ${issuer}`];
  return `${parts.filter(Boolean).join(' ')}${subject === null ? '' : `: ${subject}`}`;
};

const obligationLines = (one: Obligation, index: number): string[] => {
  const who = one.owedBy.words || 'chưa rõ ai nộp';
  const where = [one.to && `gửi ${one.to}`, one.via && `qua ${one.via}`].filter(Boolean).join(' ');
  const doubts = (one.due?.doubts ?? []).map(({ text }) => `     nghi vấn: ${text}`);
  return [
    `  ${index + 1}. [${one.clause}] ${one.title} (${obligationGroups[one.kind]})`,
    `     ${[who, where].filter(Boolean).join('; ')}`,
    `     thời hạn: ${one.due?.sentence ?? one.dueWords ?? 'văn bản không nêu ngày'}`,
    ...doubts,
    ...(one.condition === null ? [] : [`     điều kiện: ${one.condition}`]),
    ...(one.silence === 'agreed' ? ['     không trả lời là mặc nhiên thống nhất'] : []),
    `     “${one.words}”`,
  ];
};

const textOf = ({ documents }: DirectiveReading): string => {
  if (documents.length === 0) return 'Không thấy văn bản nào trong tệp.';
  return documents
    .flatMap((found) => [
      headOf(found),
      found.obligations.length === 0
        ? 'Không thấy nghĩa vụ nào phải nộp.'
        : `${found.obligations.length} nghĩa vụ, mỗi mục đều phải có người xác nhận:`,
      ...found.obligations.flatMap(obligationLines),
      ...found.warnings.map((text) => `  ! ${text}`),
      '',
    ])
    .join('\n')
    .trimEnd();
};

/** `read-plan`: the obligations that a directive's text demands, each with clause and source words; nothing is saved. */
export const readPlan = async (file: string, context: Context): Promise<Answer> => {
  const text = await readText(file, context);
  if (text.length > MOST_CHARACTERS) {
    const reason = `Văn bản dài quá ${MOST_CHARACTERS / 1_000_000} triệu ký tự (text too long).`;
    const mend = 'Chỉ đưa vào văn bản chỉ đạo, bỏ phụ lục.';
    throw new Failure(exitCodes.problems, [
      { code: 'DIRECTIVE.TEXT_TOO_LONG', field: 'tệp', value: `${text.length} ký tự`, reason, mend, file },
    ]);
  }
  const reading = readDirective(text);
  return { text: () => textOf(reading), json: reading };
};
