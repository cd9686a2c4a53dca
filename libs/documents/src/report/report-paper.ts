import type { Instant, PlainDate, ReportRateName, ReportShare } from '@dondoc/domain';

/** A rate as the screen shows it: `percent` is "82,8". */
export type PaperRate = { name: ReportRateName; label: string; part: number; of: number; percent: string };

export type PaperRow = {
  key: string;
  label: string;
  assigned: number;
  owed: number;
  handedIn: number;
  fallenDue: number;
  counts: Record<ReportShare, number>;
  rates: readonly PaperRate[];
};

/** One obligation of one unit; days are plain dates in text. */
export type PaperItem = {
  unit: { unitId: string; name: string; shortName: string; class: string; classLabel: string };
  lineId: string;
  lineTitle: string;
  /** Group of the line: its own sheet. */
  group: string;
  groupLabel: string;
  share: ReportShare;
  shareLabel: string;
  status: { label: string };
  dueOn: string | null;
  extendedTo: string | null;
  receivedOn: string | null;
  daysLate: number | null;
  daysLateFirst: number | null;
  submission: { documentNumber: string; signedOn: string; version: number } | null;
  why: string;
  via: { name: string; late: boolean; text: string } | null;
};

/** A figure over units; decimals in plain digits. */
export type PaperFigure = {
  lineId: string;
  lineTitle: string;
  label: string;
  unit: string;
  total: string | null;
  notAdded: string | null;
  given: number;
  owed: number;
  sources: readonly {
    unitName: string;
    value: string;
    documentNumber: string;
    signedOn: string;
    version: number;
    far: boolean;
  }[];
  without: readonly { unitName: string; reason: string }[];
};

/** A report as it goes to paper or into a file: the answer of the screen with every name. */
export type ReportPaper = {
  at: Instant;
  /** Of when the data are, in words. */
  asOf: string;
  printedAt: Instant;
  title: string;
  documentLabel: string;
  /** Null: all lines. */
  line: { lineId: string; title: string; period: string; dueOn: string | null } | null;
  sentence: string;
  total: PaperRow;
  byLine: readonly PaperRow[];
  byClass: readonly PaperRow[];
  items: readonly PaperItem[];
  figures: readonly PaperFigure[];
  passages: readonly {
    unitName: string;
    lineTitle: string;
    text: string;
    documentNumber: string;
    signedOn: string;
  }[];
  lastTime: { text: string };
  tiers: { below: readonly { unitName: string; title: string; sentence: string; at: string }[] };
};

/** Text of the contracts is a checked plain date. */
export const dayOf = (text: string): PlainDate => text as PlainDate;
