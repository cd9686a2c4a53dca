import { formatDate, formatLongDate, fullNumber, type PlainDate } from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import type { Reader } from '../read-only.js';

export const letterStream = (letterId: string): string => `letter:${letterId}`;

type Obligation = { cascadeId: string; unitId: string; lineId: string };
type Made = { subject: string; sign: string; newDate: PlainDate };
type Numbered = { number: string; issuedOn: PlainDate; reason: string };
type Withdrawn = { withdrawnOn: PlainDate; reason: string; document: string };

const LETTERS_OF = `
  SELECT letter_id AS "letterId" FROM chase_letter_items WHERE cascade_id = $1 AND unit_id = $2 AND line_id = $3
  ORDER BY letter_id`;

/** The streams of the letters that name an obligation; of a past moment some may not be known yet. */
export const letterStreamsOf = async (reader: Reader, { cascadeId, unitId, lineId }: Obligation): Promise<string[]> => {
  const { rows } = await reader.query<{ letterId: string }>(LETTERS_OF, [cascadeId, unitId, lineId]);
  return rows.map(({ letterId }) => letterStream(letterId));
};

const madeText = ({ subject, newDate }: Made): string =>
  `Lập công văn đôn đốc${subject === '' ? '' : ` “V/v ${subject}”`}, yêu cầu nộp đến hết ${formatLongDate(newDate)} (không phải gia hạn)`;

const numberedText = ({ number, issuedOn, reason }: Numbered, { sign }: Made): string => {
  const letter = `Công văn đôn đốc số ${fullNumber(number, sign)} ngày ${formatDate(issuedOn)}`;
  return reason === '' ? `${letter} đã ký, phát hành` : `${letter}: ghi lại số, ngày. Lý do: ${reason}`;
};

const withdrawnText = (
  { withdrawnOn, reason, document }: Withdrawn,
  { sign, newDate }: Made,
  numbered: Numbered | undefined,
): string => {
  const which = numbered ? ` số ${fullNumber(numbered.number, sign)} ngày ${formatDate(numbered.issuedOn)}` : '';
  const by = document === '' ? '' : ` theo ${document}`;
  const when = `từ ngày ${formatDate(withdrawnOn)}`;
  return `Thu hồi công văn đôn đốc${which} ${when}${by}. Lý do: ${reason.replace(/\.$/, '')}. Ngày mới ${formatDate(newDate)} không còn hiệu lực; hạn nộp không đổi`;
};

/** Each fact of a letter in words, in the order of its stream. */
export const letterStory = (history: readonly RecordedEvent[]): { recorded: RecordedEvent; text: string }[] => {
  const made = history.find(({ type }) => type === 'LetterMade')?.data as Made | undefined;
  if (made === undefined) return [];
  const numbered = history.findLast(({ type }) => type === 'LetterNumbered')?.data as Numbered | undefined;
  return history.flatMap((recorded) => {
    const { type, data } = recorded;
    if (type === 'LetterMade') return [{ recorded, text: madeText(made) }];
    if (type === 'LetterNumbered') return [{ recorded, text: numberedText(data as Numbered, made) }];
    if (type === 'LetterWithdrawn') return [{ recorded, text: withdrawnText(data as Withdrawn, made, numbered) }];
    return [];
  });
};
