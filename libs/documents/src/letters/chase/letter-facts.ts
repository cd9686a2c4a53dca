import type { Instant, PlainDate } from '@dondoc/domain';

/** By whose rules a document is laid out. */
export type Layout = 'state' | 'party';

/** Who writes: the head, the place and the signature of a letter, each as it is to be printed. */
export type Letterhead = {
  /** `state`: Nghị định 30/2020/NĐ-CP, Phụ lục I; `party`: Hướng dẫn 36-HD/VPTW. */
  layout: Layout;
  /** The body directly above; null: it is not named. */
  superior: string | null;
  /** The issuing body as in the head; a line feed starts a second line. */
  agency: string;
  /** The issuing body as in a sentence: `Văn phòng Ủy ban nhân dân tỉnh`. */
  name: string;
  /** What stands after the number: `VPUBND-TH`. */
  sign: string;
  place: string;
  /** Capacity of the signatory, line by line: `TL. CHỦ TỊCH`, `CHÁNH VĂN PHÒNG`. */
  capacity: readonly string[];
  signatory: string;
};

/** The directive that a letter refers to, as printed. */
export type CitedDocument = {
  type: string;
  number: string;
  sign: string;
  issuedOn: PlainDate;
  issuer: string;
  subject: string;
};

/** One late obligation of one unit. */
export type LateItem = {
  unitId: string;
  unitName: string;
  lineId: string;
  title: string;
  /** The last day in time, and the hour when the rule names one. With an extension: the extended day. */
  dueOn: PlainDate;
  hour: string | null;
  /** Days late at the letter's as-of moment; null: returned, not late in itself. */
  daysLate: number | null;
  /** The day by which a returned report was to come again. */
  returnedUntil: PlainDate | null;
  extended: boolean;
  remindedOn: PlainDate | null;
  /** Through whom, or to whom, the report goes: short name. */
  through: string;
};

/** All that a chase letter says. Pure facts: the wording is made from them. */
export type ChaseFacts = {
  letterhead: Letterhead;
  /** Month and year of the letter; its day stays open until it is signed. */
  draftedOn: PlainDate;
  asOf: Instant;
  directive: CitedDocument;
  items: readonly LateItem[];
  /** Null: not chosen yet, and left open. */
  newDate: PlainDate | null;
  /** "V/v …" without these words; null: made from the items. */
  subject: string | null;
  /** `đề nghị` to equals, `yêu cầu` to those below. */
  asks: 'đề nghị' | 'yêu cầu';
  consequence: string;
  /** Who gets a copy, besides those to whom the letter is addressed. */
  copies: readonly string[];
  /** "VT, TH": where the letter is filed. */
  filedAt: string;
};
