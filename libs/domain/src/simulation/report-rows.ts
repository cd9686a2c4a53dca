import type { RollUpTrigger } from '../cascade/cascade.js';
import type { Instant } from '../calendar/instant.js';
import { findPost, type OrgUnit } from '../organisation/org-unit.js';
import type { PostKind } from '../organisation/post.js';
import { type Tally, tallySentence } from '../roll-up/tally.js';
import { planEventText } from '../unit-plan/event-text.js';
import type { DueFacts } from '../unit-plan/unit-plan.js';
import type { Letter } from './letters.js';
import type { LifeIndex } from './life-index.js';
import type { Life } from './rehearse.js';

/** One unit × line: what the unit owes and by when; null: without a date. */
export type DateRow = { unitId: string; lineId: string; title: string; due: DueFacts | null; lapsed: boolean };

/** Something that happened; `unitId` null: to the cascade as a whole. */
export type EventRow = { at: Instant; unitId: string | null; lineId: string | null; type: string; text: string };

/** A letter with its address; `email` null: nobody can be reached. */
export type MessageRow = Letter & { to: string; email: string | null };

export type RollUpRow = {
  lineId: string;
  title: string;
  at: Instant;
  trigger: RollUpTrigger;
  tally: Tally;
  sentence: string;
};

const byInstant = (a: { at: Instant }, b: { at: Instant }): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

/** In the order of the due dates; of one line in the order of the units. */
export const datesOf = (life: Life, { schedule }: LifeIndex): DateRow[] => {
  const order = new Map(schedule.map(({ lineId, title }, position) => [lineId, { position, title }]));
  const rows = life.plans.flatMap(({ unitId, events }) =>
    events.flatMap((event) =>
      event.type === 'UnitPlanOpened'
        ? event.data.obligations.map(({ lineId, due, lapsed }) => {
            return { unitId, lineId, title: order.get(lineId)?.title ?? lineId, due, lapsed };
          })
        : [],
    ),
  );
  const position = ({ lineId }: DateRow): number => order.get(lineId)?.position ?? 0;
  return rows.sort((a, b) => position(a) - position(b));
};

const cascadeRows = (life: Life, { schedule }: LifeIndex): EventRow[] => {
  const titles = new Map(schedule.map(({ lineId, title }) => [lineId, title]));
  return life.cascade.events.flatMap((event): EventRow[] => {
    const row = { at: event.at, unitId: null, lineId: null, type: event.type };
    switch (event.type) {
      case 'CascadeIssued':
        return [{ ...row, text: `Ban hành văn bản số ${event.data.document.number ?? ''}` }];
      case 'PeriodRolledUp': {
        const { lineId, tally } = event.data;
        return [{ ...row, lineId, text: `Tổng hợp ${titles.get(lineId) ?? lineId}: ${tallySentence(tally)}` }];
      }
      case 'LowerTierRolledUp':
        return [{ ...row, unitId: event.data.unitId, lineId: event.data.lineId, text: 'Nhận kết quả của cấp dưới' }];
      case 'CascadeDrafted':
      case 'CascadeRepinned':
      case 'CascadeAmended':
        return [];
    }
  });
};

/** In the order of time. */
export const eventsOf = (life: Life, index: LifeIndex): EventRow[] => {
  // The same moment of the chase reads the same for every unit.
  const texts = new Map<unknown, string>();
  const planRows = life.plans.flatMap(({ unitId, events }) =>
    events.map((event): EventRow => {
      const text = texts.get(event) ?? planEventText(event);
      texts.set(event, text);
      const lineId = 'lineId' in event.data ? event.data.lineId : null;
      return { at: event.at, unitId, lineId, type: event.type, text };
    }),
  );
  return [...cascadeRows(life, index), ...planRows].sort(byInstant);
};

/** Letters with the person behind each post. */
export const addressed = (letters: readonly Letter[], units: readonly OrgUnit[]): MessageRow[] => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const addresses = new Map<string, { to: string; email: string | null }>();
  const addressOf = (recipient: string) => {
    const [unitId = '', kind = ''] = recipient.split('/');
    const unit = byId.get(unitId);
    const post = unit && findPost(unit, kind as PostKind);
    return { to: post ? `${post.title}, ${unit.name}` : (unit?.name ?? recipient), email: post?.email || null };
  };
  return letters.map((letter) => {
    const address = addresses.get(letter.recipient) ?? addressOf(letter.recipient);
    addresses.set(letter.recipient, address);
    return { ...letter, ...address };
  });
};

/** In the order of time. */
export const rollUpsOf = (life: Life, { schedule }: LifeIndex): RollUpRow[] => {
  const titles = new Map(schedule.map(({ lineId, title }) => [lineId, title]));
  return life.cascade.events.flatMap((event) => {
    if (event.type !== 'PeriodRolledUp') return [];
    const { lineId, trigger, tally } = event.data;
    const title = titles.get(lineId) ?? lineId;
    return [{ lineId, title, at: event.at, trigger, tally, sentence: tallySentence(tally) }];
  });
};
