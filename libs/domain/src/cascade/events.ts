import type { DueDate } from '../calendar/due-date.js';
import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Tally } from '../roll-up/tally.js';
import type { ScheduleLine } from '../template/schedule.js';

/** A pinned version: `{id}` and number. */
export type VersionRef = { id: string; version: number };

/** The directive as printed. Number and date are null while it is a draft. */
export type DirectiveDocument = {
  type: string;
  sign: string;
  number: string | null;
  issuedOn: PlainDate | null;
  issuer: string;
  subject: string;
};

/** The unit plan that a cascade carries out: the unit is the issuer of this cascade (second tier and below). */
export type ParentPlan = { cascadeId: string; unitId: string };

/** The document of an amendment (bản điều chỉnh): number and sign as printed, why it is made. */
export type AmendmentDocument = { number: string; sign: string; issuedOn: PlainDate; reason: string };

/** What an amendment does to one line; null: the line is added or dropped, or has no due date. */
export type LineChange = {
  lineId: string;
  kind: 'moved' | 'kept' | 'added' | 'dropped';
  before: Omit<DueDate, 'why'> | null;
  after: Omit<DueDate, 'why'> | null;
};

/** Result of a child cascade's line that feeds a line of this cascade. */
export type LowerTierResult = { unitId: string; lineId: string; fromCascade: string; fromLine: string; tally: Tally };

/** One unit's share: the lines of the schedule that it owes. */
export type Member = { unitId: string; lineIds: readonly string[] };

type Fact<Type extends string, Data> = { type: Type; at: Instant; data: Data };

/** Why a roll-up happened: all had settled, or its instant had come. */
export type RollUpTrigger = 'settled' | 'time';

/** Events of a cascade's stream. */
export type CascadeEvent =
  | Fact<
      'CascadeDrafted',
      {
        cascadeId: string;
        title: string;
        template: VersionRef;
        calendar: VersionRef;
        document: DirectiveDocument;
        sample: boolean;
        /** Absent in events of before the second tier: no parent. */
        parent?: ParentPlan | null;
      }
    >
  /** A draft that is pinned to other versions before it is issued. */
  | Fact<'CascadeRepinned', { template: VersionRef; calendar: VersionRef }>
  | Fact<
      'CascadeIssued',
      {
        document: DirectiveDocument;
        issuedOn: PlainDate;
        schedule: readonly ScheduleLine[];
        members: readonly Member[];
      }
    >
  | Fact<
      'PeriodRolledUp',
      { lineId: string; trigger: RollUpTrigger; tally: Tally; lowerTiers?: readonly LowerTierResult[] }
    >
  | Fact<'LowerTierRolledUp', LowerTierResult>
  | Fact<
      'CascadeAmended',
      {
        amendment: number;
        document: AmendmentDocument;
        template: VersionRef;
        calendar: VersionRef;
        /** The whole schedule as it now stands; a moved date carries an `amendment` step in its reasons. */
        schedule: readonly ScheduleLine[];
        changes: readonly LineChange[];
        members: readonly Member[];
      }
    >;
