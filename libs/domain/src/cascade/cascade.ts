import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { ScheduleLine } from '../template/schedule.js';
import type { CascadeEvent, DirectiveDocument, LowerTierResult, Member, ParentPlan, VersionRef } from './events.js';

export type * from './commands.js';
export type * from './events.js';

/** Stream id and Temporal workflow id of a directive being carried out. */
export const cascadeStreamId = (cascadeId: string): string => `directive:${cascadeId}`;

export type CascadeLine = {
  lineId: string;
  key: string;
  rollUpAt: Instant | null;
  overdueFrom: PlainDate | null;
  rolledUp: boolean;
};

export type Cascade = {
  status: 'absent' | 'draft' | 'issued';
  cascadeId: string;
  title: string;
  template: VersionRef;
  calendar: VersionRef;
  document: DirectiveDocument | null;
  sample: boolean;
  parent: ParentPlan | null;
  /** How many amendments have been applied. */
  amendments: number;
  lines: readonly CascadeLine[];
  /** Who owes what now. */
  members: readonly Member[];
  lowerTiers: readonly LowerTierResult[];
};

export const initialCascade = (): Cascade => ({
  status: 'absent',
  cascadeId: '',
  title: '',
  template: { id: '', version: 0 },
  calendar: { id: '', version: 0 },
  document: null,
  sample: false,
  parent: null,
  amendments: 0,
  lines: [],
  members: [],
  lowerTiers: [],
});

const cascadeLine = ({ lineId, key, rollUpAt, due }: ScheduleLine, rolledUp: boolean): CascadeLine => ({
  lineId,
  key,
  rollUpAt,
  overdueFrom: due?.overdueFrom ?? null,
  rolledUp,
});

/** A result that comes again replaces the one of before. */
const otherTiers = ({ lowerTiers }: Cascade, { lineId, fromCascade, fromLine }: LowerTierResult): LowerTierResult[] =>
  lowerTiers.filter((one) => one.lineId !== lineId || one.fromCascade !== fromCascade || one.fromLine !== fromLine);

/** Folds one event into the cascade. Pure. */
export const evolveCascade = (cascade: Cascade, event: CascadeEvent): Cascade => {
  switch (event.type) {
    case 'CascadeDrafted':
      return { ...cascade, ...event.data, parent: event.data.parent ?? null, status: 'draft' };
    case 'CascadeRepinned':
      return { ...cascade, ...event.data };
    case 'CascadeIssued': {
      const { document, schedule, members } = event.data;
      return {
        ...cascade,
        status: 'issued',
        document,
        members,
        lines: schedule.map((line) => cascadeLine(line, false)),
      };
    }
    case 'PeriodRolledUp': {
      const rolled = (line: CascadeLine): CascadeLine =>
        line.lineId === event.data.lineId ? { ...line, rolledUp: true } : line;
      return { ...cascade, lines: cascade.lines.map(rolled) };
    }
    case 'LowerTierRolledUp':
      return { ...cascade, lowerTiers: [...otherTiers(cascade, event.data), event.data] };
    case 'CascadeAmended': {
      const { template, calendar, amendment, schedule, members } = event.data;
      const rolledUp = new Set(cascade.lines.filter((line) => line.rolledUp).map(({ lineId }) => lineId));
      const lines = schedule.map((line) => cascadeLine(line, rolledUp.has(line.lineId)));
      return { ...cascade, template, calendar, amendments: amendment, lines, members };
    }
  }
};
