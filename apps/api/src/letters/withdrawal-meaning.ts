import type { Database } from '@dondoc/commands';
import { formatDate, fullNumber, type PlainDate } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../runtime.js';
import type { LetterRow } from './letter-rows.js';

/** What has happened since to the obligations that a letter names. */
const SINCE = `
  SELECT count(*) FILTER (WHERE o.first_received_at > $2)::integer AS received
  FROM official_letter_items i JOIN obligations o USING (cascade_id, unit_id, line_id) WHERE i.letter_id = $1`;
// No fact ties a request for explanation to a letter: those asked since, of the same report, are named.
const ASKED = `
  SELECT DISTINCT u.body->>'shortName' AS name, e.line_id, e.due->>'lastSafeDay' AS "dueOn"
  FROM official_letter_items i JOIN obligations e ON e.cascade_id = i.cascade_id AND e.unit_id = i.unit_id
    AND e.explains->>'lineId' = i.line_id AND e.explains->>'askedAt' >= $2
  LEFT JOIN units u ON u.unit_id = e.unit_id
  WHERE i.letter_id = $1 AND e.work IN ('open', 'returned') ORDER BY 1, 2`;
const OTHERS = `
  SELECT o.number, o.sign, o.issued_on AS "issuedOn", count(*)::integer AS shared
  FROM official_letter_items mine JOIN official_letter_items theirs USING (cascade_id, unit_id, line_id)
  JOIN official_letters o ON o.letter_id = theirs.letter_id
  WHERE mine.letter_id = $1 AND theirs.letter_id <> $1 AND o.withdrawn IS NULL AND o.number IS NOT NULL
  GROUP BY o.letter_id ORDER BY o.issued_on DESC LIMIT 5`;

type Asked = { name: string | null; dueOn: PlainDate | null };
type Other = { number: string; sign: string; issuedOn: PlainDate; shared: number };

/** So many of a long list are named. */
const NAMED = 10;

const askedText = (asked: readonly Asked[]): string[] => {
  if (asked.length === 0) return [];
  const names = asked
    .slice(0, NAMED)
    .map(({ name, dueOn }) => `${name ?? ''}${dueOn ? ` (hạn ${formatDate(dueOn)})` : ''}`);
  const more = asked.length > NAMED ? ` và ${asked.length - NAMED} yêu cầu khác` : '';
  return [
    `Yêu cầu giải trình gửi sau công văn không tự hết: ${names.join(', ')}${more} vẫn phải trả lời, trừ khi được miễn ở từng nghĩa vụ.`,
  ];
};

const otherText = ({ number, sign, issuedOn, shared }: Other): string =>
  `Công văn số ${fullNumber(number, sign)} ngày ${formatDate(issuedOn)} vẫn nêu ${shared} nội dung này.`;

/** What the withdrawal of a letter changes and what it leaves, told before it is entered and after. */
@Injectable()
export class WithdrawalMeaning {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async of({ letterId, madeAt, newDate, number, sign }: LetterRow): Promise<string[]> {
    const { pool } = this.database;
    const [since, asked, others] = await Promise.all([
      pool.query<{ received: number }>(SINCE, [letterId, madeAt]),
      pool.query<Asked>(ASKED, [letterId, madeAt]),
      pool.query<Other>(OTHERS, [letterId]),
    ]);
    const received = since.rows[0]?.received ?? 0;
    return [
      `Ngày mới ${formatDate(newDate as PlainDate)} không còn hiệu lực. Hạn nộp không đổi; số ngày chậm vẫn tính từ hạn đó.`,
      ...(received > 0 ? [`${received} nội dung đã nộp sau khi có công văn: bài nộp giữ nguyên.`] : []),
      ...askedText(asked.rows),
      ...others.rows.map(otherText),
      // What recipients do with a letter that is called back: Nghị định 30/2020/NĐ-CP, Điều 18.
      number === null
        ? 'Công văn chưa ghi số: không ghi số được nữa.'
        : `Số ${fullNumber(number, sign)} không cấp lại cho công văn khác. Nơi nhận trả bản giấy, hủy bản điện tử khi có văn bản thông báo thu hồi.`,
    ];
  }
}
