import { formatDate, formatLongDate, type PlainDate } from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import type { Reader } from '../read-only.js';

export const letterStream = (letterId: string): string => `letter:${letterId}`;

type Obligation = { cascadeId: string; unitId: string; lineId: string };
type Made = { subject: string; sign: string; newDate: PlainDate };
type Numbered = { number: string; issuedOn: PlainDate; reason: string };

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
  const letter = `Công văn đôn đốc số ${number}/${sign} ngày ${formatDate(issuedOn)}`;
  return reason === '' ? `${letter} đã ký, phát hành` : `${letter}: ghi lại số, ngày. Lý do: ${reason}`;
};

/** Each fact of a letter in words, in the order of its stream. */
export const letterStory = (history: readonly RecordedEvent[]): { recorded: RecordedEvent; text: string }[] => {
  const made = history.find(({ type }) => type === 'LetterMade')?.data as Made | undefined;
  if (made === undefined) return [];
  return history.flatMap((recorded) => {
    if (recorded.type === 'LetterMade') return [{ recorded, text: madeText(made) }];
    if (recorded.type !== 'LetterNumbered') return [];
    return [{ recorded, text: numberedText(recorded.data as Numbered, made) }];
  });
};
