import type { ObligationGroup, PlainDate, UnitClass } from '@dondoc/domain';
import type { DueItem } from '@dondoc/due-words';

/** What the head and the foot of a document say. Null: not printed, or left blank as in a draft. */
export type FoundDocument = {
  /** Type as Nghị định 30/2020/NĐ-CP names it: `Kế hoạch`, `Chỉ thị`, `Công văn`. */
  type: string | null;
  /** Number as printed: `0155`, `30/2018`. */
  number: string | null;
  /** Sign as printed: `KH-UBND`, `CT/TU`. */
  sign: string | null;
  issuer: string | null;
  issuedOn: PlainDate | null;
  subject: string | null;
  /** The superior directive that this one carries out, as cited. */
  carriesOut: string | null;
  place: string | null;
  /** "Kính gửi" and "Nơi nhận", each once, in the order of print. */
  recipients: readonly string[];
  /** The documents that it rests on, as cited. */
  basis: readonly string[];
};

/** A numbered target; `percent` is its first figure. */
export type FoundTarget = { number: number; text: string; percent: number | null };

/** Who owes: the words, the classes and the single units that they name. Empty words: the text does not say. */
export type FoundAudience = { words: string; classes: readonly UnitClass[]; unitNames: readonly string[] };

/** One deliverable that the text demands: a proposal that a person confirms or drops. */
export type FoundObligation = {
  /** As the document numbers it: `IV.1.a`, `IV.1 gạch đầu dòng 3`, `đoạn 2`. */
  clause: string;
  /** The source sentence, joined over line breaks, as printed. */
  words: string;
  /** The part that speaks of time. */
  dueWords: string | null;
  /** What `readDueWords` made of it; null when it could not be read. */
  due: DueItem | null;
  /** At most 90 characters, the deliverable first. */
  title: string;
  kind: ObligationGroup;
  owedBy: FoundAudience;
  to: string | null;
  via: string | null;
  condition: string | null;
  silence: 'overdue' | 'agreed';
  confidence: 'dated' | 'undated';
};

export type FoundDirective = {
  document: FoundDocument;
  targets: readonly FoundTarget[];
  obligations: readonly FoundObligation[];
  /** Vietnamese sentences for the person who confirms. */
  warnings: readonly string[];
};

/** One file may hold several documents: a letter and the draft that it sends round. */
export type DirectiveReading = { documents: readonly FoundDirective[] };
