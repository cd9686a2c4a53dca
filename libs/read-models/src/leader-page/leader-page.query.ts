import { type DeskFilter, deskFilterSchema, type LeaderCounts, type LeaderPageView } from '@dondoc/contracts';
import {
  addDays,
  dateOf,
  epochOf,
  findPost,
  type Instant,
  instantFromEpoch,
  numberText,
  onDuty,
  type OrgUnit,
  type PlainDate,
  progressSentence,
  standingDue,
  type Tally,
  tallyOf,
  weekdayOf,
} from '@dondoc/domain';
import type { DeskQuery } from '../desk/desk.query.js';
import { asksForTime } from '../desk/desk-filter.js';
import { byUrgency } from '../desk/desk-order.js';
import { isExplanation, type Standing } from '../desk/standing.js';
import { groupBy } from '../group-by.js';

/** What the page says, without the moment in words and the choice of issuers. */
export type LeaderPage = Omit<LeaderPageView, 'moment' | 'issuers'>;
/** The desk of the moment asked, and the one that answers for a week before. */
export type LeaderDesks = { now: DeskQuery; before: DeskQuery };

const EVERYTHING: DeskFilter = deskFilterSchema.parse({ view: 'all' });
const WEEK_MS = 7 * 86_400_000;
/** The sheet holds so many; the rest is counted. */
const MOST = { cascades: 6, mostLate: 12, dueThisWeek: 6, extensions: 5 } as const;

const cut = (count: number, most: number): number => Math.max(0, count - most);

const scheduled = (standings: readonly Standing[]): Standing[] => standings.filter((one) => !isExplanation(one));

/** The lists that the figures open hold explanations, the figures do not: the page says how many. */
const explanationsIn = (standings: readonly Standing[]): LeaderPage['explanations'] => {
  const owed = standings.filter((one) => isExplanation(one) && OPEN.has(one.status.code));
  if (owed.length === 0) return null;
  const overdue = owed.filter(({ status }) => status.code === 'overdue').length;
  const late = overdue === 0 ? '' : `, trong đó ${numberText(overdue)} bản quá hạn`;
  const sentence = `Ngoài ra còn ${numberText(owed.length)} bản giải trình chưa nộp${late}; giải trình có trong danh sách ở bàn làm việc, không tính vào các số trên trang này.`;
  return { open: owed.length, overdue, sentence };
};

const tallied = (standings: readonly Standing[]): Tally =>
  tallyOf(standings.map(({ fact, status }) => ({ unitId: fact.unitId, status })));

const refOf = ({ cascade, fact }: Standing) => ({
  cascadeId: cascade.facts.cascade.cascadeId,
  unitId: fact.unitId,
  lineId: fact.lineId,
});

const OPEN: ReadonlySet<string> = new Set(['due_today', 'due_soon', 'not_due', 'overdue', 'returned']);
const dueDay = ({ fact }: Standing): PlainDate | null => standingDue(fact.facts)?.lastSafeDay ?? null;

type Week = { from: PlainDate; to: PlainDate };
/** Monday to Sunday. */
const weekOf = (day: PlainDate): Week => {
  const from = addDays(day, 1 - weekdayOf(day));
  return { from, to: addDays(from, 6) };
};

const isDueIn = (standing: Standing, { to }: Week, today: PlainDate): boolean => {
  const day = dueDay(standing);
  return day !== null && today <= day && day <= to;
};

const countsOf = (standings: readonly Standing[], week: Week, today: PlainDate): LeaderCounts => {
  const tally = tallied(standings);
  const count = (code: string): number => standings.filter(({ status }) => status.code === code).length;
  const overdue = standings.filter(({ status }) => status.code === 'overdue');
  return {
    asked: tally.owed - tally.notYet - tally.undated,
    handedIn: tally.handedIn,
    late: tally.late,
    overdue: tally.overdue,
    overdueUnits: new Set(overdue.map(({ fact }) => fact.unitId)).size,
    dueToday: count('due_today'),
    dueThisWeek: standings.filter((one) => OPEN.has(one.status.code) && isDueIn(one, week, today)).length,
    waiting: count('received'),
    returned: count('returned'),
    extensions: standings.filter(({ fact }) => asksForTime(fact)).length,
  };
};

const cascadesIn = (standings: readonly Standing[]): LeaderPage['cascades'] =>
  [...groupBy(standings, ({ cascade }) => cascade.facts.cascade.cascadeId).values()]
    .flatMap((own) => {
      const [one] = own;
      if (!one) return [];
      const tally = tallied(own);
      const { cascadeId, title } = one.cascade.facts.cascade;
      return [
        { cascadeId, title, label: one.cascade.label, overdue: tally.overdue, sentence: progressSentence(tally) },
      ];
    })
    .sort((a, b) => b.overdue - a.overdue || (a.cascadeId < b.cascadeId ? -1 : 1));

/** A unit that has been silent for years is one line, not the whole list. */
const mostLateIn = (standings: readonly Standing[]): Pick<LeaderPage, 'mostLate' | 'mostLateMore'> => {
  const overdue = standings.filter(({ status }) => status.code === 'overdue').sort(byUrgency);
  const byUnit = [...groupBy(overdue, ({ fact }) => fact.unitId).values()];
  const rest = byUnit.slice(MOST.mostLate);
  return {
    mostLate: byUnit.slice(0, MOST.mostLate).flatMap((own) => {
      const [one] = own;
      if (!one) return [];
      const { unit, line, status } = one;
      const shown = { unitName: unit.shortName, title: line.title, dueOn: dueDay(one), days: status.days };
      return [{ ...refOf(one), ...shown, count: own.length }];
    }),
    mostLateMore: { rows: rest.reduce((sum, own) => sum + own.length, 0), units: rest.length },
  };
};

const dueThisWeekIn = (standings: readonly Standing[], week: Week, today: PlainDate): LeaderPage['dueThisWeek'] => {
  const due = standings.filter((one) => isDueIn(one, week, today));
  const keyOf = (one: Standing): string => `${refOf(one).cascadeId}/${one.fact.lineId}/${dueDay(one) ?? ''}`;
  return [...groupBy(due, keyOf).values()]
    .flatMap((own) => {
      const [one] = own;
      const day = one && dueDay(one);
      if (!one || !day) return [];
      const { owed } = tallied(own);
      const missing = own.filter(({ status }) => OPEN.has(status.code)).length;
      const { cascadeId, lineId } = refOf(one);
      return missing === 0 ? [] : [{ cascadeId, lineId, title: one.line.title, day, missing, owed }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : b.missing - a.missing));
};

const extensionsIn = (standings: readonly Standing[]): LeaderPage['extensions'] =>
  standings
    .filter(({ fact }) => asksForTime(fact))
    .sort(byUrgency)
    .map((one) => ({
      ...refOf(one),
      unitName: one.unit.shortName,
      title: one.line.title,
      until: one.fact.extensionRequest?.until ?? null,
      reason: one.fact.extensionRequest?.reason ?? '',
    }));

const moved = (now: number, before: number): string => {
  if (now === before) return 'không đổi';
  return now > before ? `tăng ${numberText(now - before)}` : `giảm ${numberText(before - now)}`;
};

const against = (now: LeaderCounts, before: readonly Standing[], at: Instant): LeaderPage['against'] => {
  if (before.length === 0) return null;
  const { overdue, handedIn } = tallied(before);
  const sentence = `So với cùng giờ tuần trước: quá hạn ${moved(now.overdue, overdue)} (${numberText(overdue)} → ${numberText(now.overdue)}); đã nộp ${moved(now.handedIn, handedIn)} (${numberText(handedIn)} → ${numberText(now.handedIn)}).`;
  return { at, overdue, handedIn, sentence };
};

const headlineOf = ({ asked, handedIn, overdue, overdueUnits, late }: LeaderCounts): string => {
  if (asked === 0) return 'Chưa có nghĩa vụ nào đến hạn.';
  const onTime = `${numberText(handedIn)}/${numberText(asked)} nghĩa vụ đến hạn đã nộp, trong đó ${numberText(late)} nộp muộn`;
  return overdue === 0
    ? `${onTime}; không còn việc quá hạn.`
    : `${onTime}; còn ${numberText(overdue)} nội dung quá hạn của ${numberText(overdueUnits)} đơn vị.`;
};

const leaderOf = (issuer: OrgUnit, day: PlainDate): string => {
  const post = findPost(issuer, 'leader');
  const person = post && onDuty(post, day);
  return post ? `${post.title} ${person?.name ?? ''}`.trim() : '';
};

const issuedBy = (issuerId: string, standings: readonly Standing[]): Standing[] =>
  standings.filter(({ cascade }) => cascade.facts.policy.template.issuer === issuerId);

/**
 * The one page for the leader of an issuer as of a moment: figures of all its issued plans within the scope.
 * @param scope ids of cascades; null: all
 */
export const leaderPage = async (
  desks: LeaderDesks,
  issuer: OrgUnit,
  scope: readonly string[] | null,
  at: Instant,
): Promise<LeaderPage> => {
  const [today, weekBefore] = [dateOf(at), instantFromEpoch(epochOf(at) - WEEK_MS)];
  const week = weekOf(today);
  const everything = issuedBy(issuer.id, await desks.now.about(EVERYTHING, scope, at));
  const standings = scheduled(everything);
  const before = scheduled(issuedBy(issuer.id, await desks.before.about(EVERYTHING, scope, weekBefore)));
  const counts = countsOf(standings, week, today);
  const cascades = cascadesIn(standings);
  const due = dueThisWeekIn(standings, week, today);
  const asked = extensionsIn(standings);
  return {
    issuer: { unitId: issuer.id, name: issuer.name, leader: leaderOf(issuer, today) },
    week,
    cascadeIds: cascades.map(({ cascadeId }) => cascadeId),
    headline: headlineOf(counts),
    counts,
    against: against(counts, before, weekBefore),
    explanations: explanationsIn(everything),
    cascades: cascades.slice(0, MOST.cascades),
    ...mostLateIn(standings),
    dueThisWeek: due.slice(0, MOST.dueThisWeek),
    extensions: asked.slice(0, MOST.extensions),
    more: {
      cascades: cut(cascades.length, MOST.cascades),
      dueThisWeek: cut(due.length, MOST.dueThisWeek),
      extensions: cut(asked.length, MOST.extensions),
    },
  };
};
