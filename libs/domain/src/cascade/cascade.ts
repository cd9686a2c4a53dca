import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { OrgUnit } from '../organisation/org-unit.js';
import type { Tally } from '../roll-up/tally.js';
import type { ScheduleLine } from '../template/schedule.js';

/** Stream id and Temporal workflow id of a directive being carried out. */
export const cascadeStreamId = (cascadeId: string): string => `directive:${cascadeId}`;

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
      }
    >
  | Fact<
      'CascadeIssued',
      {
        document: DirectiveDocument;
        issuedOn: PlainDate;
        schedule: readonly ScheduleLine[];
        members: readonly Member[];
      }
    >
  | Fact<'PeriodRolledUp', { lineId: string; trigger: RollUpTrigger; tally: Tally }>;

export type CascadeCommand =
  | {
      type: 'DraftCascade';
      cascadeId: string;
      title: string;
      template: VersionRef;
      calendar: VersionRef;
      document: DirectiveDocument;
      sample: boolean;
    }
  | { type: 'IssueCascade'; documentNumber: string; issuedOn: PlainDate; units: readonly OrgUnit[] }
  /** `tallies` are the results as of now of every line that is not rolled up yet. */
  | { type: 'RollUp'; tallies: Readonly<Record<string, Tally>> };

export type CascadeLine = { lineId: string; rollUpAt: Instant; overdueFrom: PlainDate; rolledUp: boolean };

export type Cascade = {
  status: 'absent' | 'draft' | 'issued';
  cascadeId: string;
  title: string;
  template: VersionRef;
  calendar: VersionRef;
  document: DirectiveDocument | null;
  sample: boolean;
  lines: readonly CascadeLine[];
};

export const initialCascade = (): Cascade => ({
  status: 'absent',
  cascadeId: '',
  title: '',
  template: { id: '', version: 0 },
  calendar: { id: '', version: 0 },
  document: null,
  sample: false,
  lines: [],
});

/** Folds one event into the cascade. Pure. */
export const evolveCascade = (cascade: Cascade, event: CascadeEvent): Cascade => {
  switch (event.type) {
    case 'CascadeDrafted':
      return { ...cascade, ...event.data, status: 'draft' };
    case 'CascadeIssued': {
      const lines = event.data.schedule.map(({ lineId, rollUpAt, due }) => ({
        lineId,
        rollUpAt,
        overdueFrom: due.overdueFrom,
        rolledUp: false,
      }));
      return { ...cascade, status: 'issued', document: event.data.document, lines };
    }
    case 'PeriodRolledUp': {
      const rolled = (line: CascadeLine): CascadeLine =>
        line.lineId === event.data.lineId ? { ...line, rolledUp: true } : line;
      return { ...cascade, lines: cascade.lines.map(rolled) };
    }
  }
};
