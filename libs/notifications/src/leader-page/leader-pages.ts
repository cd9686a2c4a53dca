import { leaderPagePdf } from '@dondoc/documents';
import {
  clockOf,
  dateOf,
  formatDate,
  type Instant,
  type PlainDate,
  postId,
  type PostId,
  type WorkingCalendar,
} from '@dondoc/domain';
import {
  isPageDay,
  type LeaderPage,
  leaderLetterId,
  leaderSheetOf,
  mondayOf,
  pageLeavesAt,
  type Queries,
} from '@dondoc/read-models';
import type { Pool } from 'pg';
import { type Composed, layOut } from '../compose/letter.js';

/** A file that goes along with a mail. */
export type Attachment = { filename: string; content: Buffer; contentType: string };
export type LeaderMail = { content: Composed; attachments: Attachment[] };

// The letter's id is made of post and week: a second one of that week cannot be entered.
const SEAL = `
  INSERT INTO letters (letter_id, kind, recipient, day, state, created_at, available_at, address, to_name, username, note,
    by_mail, in_app)
  VALUES ($1, 'leader-page', $2, $3, 'waiting', $4, now(), $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`;

const sealOne = async (
  pool: Pool,
  recipient: PostId,
  now: Instant,
  find: Awaited<ReturnType<Queries['addressees']>>,
): Promise<void> => {
  const day = dateOf(now);
  const found = find(recipient, day);
  // Without anybody to read it there is no page; the digest's letters say that the post is vacant.
  if (!found) return;
  const to = [found.email.toLowerCase(), found.name, found.username, found.note, found.mail, found.inApp];
  await pool.query(SEAL, [leaderLetterId(recipient, day), recipient, day, now, ...to]);
};

/** On the first working day of the week from 07:30: one page for the leader of every body that has issued plans. */
export class LeaderPageSealer {
  /** Monday of the week that is done: looked up once, not with every tick. */
  private done: PlainDate | null = null;

  constructor(private readonly parts: { pool: Pool; queries: Queries }) {}

  /** Enters the letters of the week; the dispatcher composes and sends them. Entering twice enters once. */
  async seal(now: Instant, calendar: WorkingCalendar): Promise<void> {
    const day = dateOf(now);
    if (this.done === mondayOf(day) || now < pageLeavesAt(day) || !isPageDay(day, calendar)) return;
    const { pool, queries } = this.parts;
    const issuers = await queries.listIssuers(null);
    const find = await queries.addressees();
    for (const { id } of issuers) await sealOne(pool, postId(id, 'leader'), now, find);
    this.done = mondayOf(day);
  }
}

const sheetOf = (page: LeaderPage, at: Instant) =>
  leaderSheetOf(page, { at, asOf: `Dữ liệu đến ${clockOf(at)} ngày ${formatDate(dateOf(at))}` });

/** The week's page as a mail: the same words in the letter, and the one sheet as PDF. */
export const composeLeaderPage = async (
  queries: Queries,
  recipient: PostId,
  { greeting, publicUrl, at }: { greeting: string; publicUrl: string; at: Instant },
): Promise<LeaderMail> => {
  const issuerId = recipient.slice(0, recipient.lastIndexOf('/'));
  const page = await queries.getLeaderPage(issuerId, null, { at, past: false });
  const sheet = sheetOf(page, at);
  const url = `${publicUrl}/trang-lanh-dao`;
  const first = { text: sheet.headline, detail: sheet.against ?? '', url, keys: [] };
  const lists = sheet.lists.map(({ title, rows }) => ({
    heading: title,
    lines: rows.map(({ left, right }) => ({ text: left, detail: right, url: null, keys: [] })),
  }));
  const content = layOut(sheet.week, greeting, [{ heading: 'Tình hình chung', lines: [first] }, ...lists]);
  const pdf = await leaderPagePdf(sheet);
  const filename = `trang-lanh-dao-${page.week.from}.pdf`;
  return { content, attachments: [{ filename, content: pdf, contentType: 'application/pdf' }] };
};
