import { numberText } from '../text/number-text.js';
import type { Status } from '../unit-plan/status.js';
import { percentText } from './percent-text.js';

/** Where each unit stands on one line of the schedule. */
export type Standing = {
  unitId: string;
  status: Pick<Status, 'code' | 'days'>;
  /** Label, once appraised. */
  rating?: string | null;
};

/**
 * The result of one line as of a moment. `assigned` = sum of all other counts; the denominator `owed` leaves out
 * units to which the line does not apply. Lists carry unit ids so that every figure opens its list.
 */
export type Tally = {
  assigned: number;
  owed: number;
  handedIn: number;
  onTime: number;
  late: number;
  overdue: number;
  notYet: number;
  /** Without a due date and not handed in. */
  undated: number;
  returned: number;
  agreed: number;
  exempt: number;
  lateUnits: readonly string[];
  missingUnits: readonly string[];
  /** Ids of the units by rating; absent while none has been appraised. */
  ratings?: Readonly<Record<string, readonly string[]>>;
};

type Share = 'onTime' | 'late' | 'overdue' | 'notYet' | 'undated' | 'returned' | 'agreed' | 'exempt';

const shareOf = ({ code, days }: Standing['status']): Share => {
  switch (code) {
    case 'done_on_time':
      return 'onTime';
    case 'done_late':
      return 'late';
    case 'received':
      return days > 0 ? 'late' : 'onTime';
    case 'overdue':
      return 'overdue';
    case 'returned':
      return 'returned';
    case 'tacit':
      return 'agreed';
    case 'exempt':
      return 'exempt';
    case 'no_due':
      return 'undated';
    case 'planned':
    case 'not_due':
    case 'due_soon':
    case 'due_today':
      return 'notYet';
  }
};

const byRating = (standings: readonly Standing[]): Pick<Tally, 'ratings'> => {
  const ratings = new Map<string, string[]>();
  for (const { unitId, rating } of standings) {
    if (rating) ratings.set(rating, [...(ratings.get(rating) ?? []), unitId]);
  }
  return ratings.size === 0 ? {} : { ratings: Object.fromEntries(ratings) };
};

/** Counts standings so that totals add up by construction: each unit falls in exactly one share. */
export const tallyOf = (standings: readonly Standing[]): Tally => {
  const share = standings.map(({ unitId, status }) => ({ unitId, share: shareOf(status) }));
  const units = (...shares: Share[]): string[] =>
    share.filter((one) => shares.includes(one.share)).map((one) => one.unitId);
  const exempt = units('exempt').length;
  return {
    assigned: standings.length,
    owed: standings.length - exempt,
    handedIn: units('onTime', 'late', 'agreed').length,
    onTime: units('onTime').length,
    late: units('late').length,
    overdue: units('overdue').length,
    notYet: units('notYet').length,
    undated: units('undated').length,
    returned: units('returned').length,
    agreed: units('agreed').length,
    exempt,
    lateUnits: units('late'),
    missingUnits: units('overdue', 'notYet', 'undated', 'returned'),
    ...byRating(standings),
  };
};

/** A tally from before duties without a date has no such count. */
const undatedOf = ({ undated }: Partial<Pick<Tally, 'undated'>>): number => undated ?? 0;

const ofText = (part: number, whole: number): string => `${numberText(part)}/${numberText(whole)}`;

const ratingParts = ({ ratings = {} }: Tally): string[] => {
  const parts = Object.entries(ratings).map(([label, units]) => `${numberText(units.length)} xếp loại ${label}`);
  return parts.length === 0 ? [] : [parts.join(', ')];
};

/** "96/116 đơn vị đã nộp (82,8 %), trong đó 11 nộp muộn; 14 quá hạn; 6 chưa nộp; 2 không áp dụng (không tính)". */
export const tallySentence = (tally: Tally): string => {
  const parts = [
    `${ofText(tally.handedIn, tally.owed)} đơn vị đã nộp (${percentText(tally.handedIn, tally.owed)} %), trong đó ${numberText(tally.late)} nộp muộn`,
    ...(tally.agreed > 0 ? [`${numberText(tally.agreed)} mặc nhiên thống nhất`] : []),
    ...(tally.overdue > 0 ? [`${numberText(tally.overdue)} quá hạn`] : []),
    ...(tally.returned > 0 ? [`${numberText(tally.returned)} bị trả lại`] : []),
    ...(tally.notYet > 0 ? [`${numberText(tally.notYet)} chưa đến hạn`] : []),
    ...(undatedOf(tally) > 0 ? [`${numberText(undatedOf(tally))} không hạn, chưa nộp`] : []),
    ...(tally.exempt > 0 ? [`${numberText(tally.exempt)} không áp dụng (không tính)`] : []),
    ...ratingParts(tally),
  ];
  return parts.join('; ');
};

/** Where a whole cascade stands, over all units and lines: only what has fallen due is asked for. */
export const progressSentence = (tally: Tally): string => {
  const undated = undatedOf(tally);
  const asked = tally.owed - tally.notYet - undated;
  const without = undated > 0 ? ` ${numberText(undated)} không hạn, chưa nộp;` : '';
  return `${ofText(tally.handedIn, asked)} nghĩa vụ đến hạn đã nộp, trong đó ${numberText(tally.late)} nộp muộn; ${numberText(tally.overdue)} quá hạn; ${numberText(tally.notYet)} chưa đến hạn;${without} ${numberText(tally.exempt)} không áp dụng (không tính).`;
};
