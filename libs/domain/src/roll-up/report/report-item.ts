import type { Instant } from '../../calendar/instant.js';
import { type Lateness, latenessAt } from '../../unit-plan/lateness.js';
import type { Status, StatusFacts } from '../../unit-plan/status.js';

/**
 * Where an obligation falls in a report; every obligation in exactly one. domain.md §6: assigned = accepted + waiting + in
 * time + overdue + undated + deemed agreed + not applicable.
 */
export const reportShares = {
  acceptedOnTime: 'Hoàn thành đúng hạn',
  acceptedLate: 'Hoàn thành quá hạn',
  waitingOnTime: 'Nộp đúng hạn, chờ duyệt',
  waitingLate: 'Nộp muộn, chờ duyệt',
  agreed: 'Mặc nhiên thống nhất',
  returned: 'Trả lại, cần bổ sung',
  overdue: 'Quá hạn, chưa nộp',
  inTime: 'Chưa đến hạn',
  undated: 'Không hạn, chưa nộp',
  notApplicable: 'Không áp dụng',
  exempt: 'Được miễn',
} as const;
export type ReportShare = keyof typeof reportShares;
export const reportShareNames = Object.keys(reportShares) as [ReportShare, ...ReportShare[]];

/** One obligation of one unit in a report. `group`: class of the unit. */
export type ReportItem = { unitId: string; lineId: string; group: string; share: ReportShare; late: Lateness };

const shareOf = ({ code, days }: Pick<Status, 'code' | 'days'>, { work }: Pick<StatusFacts, 'work'>): ReportShare => {
  switch (code) {
    case 'done_on_time':
      return 'acceptedOnTime';
    case 'done_late':
      return 'acceptedLate';
    case 'received':
      return days > 0 ? 'waitingLate' : 'waitingOnTime';
    case 'tacit':
      return 'agreed';
    case 'returned':
      return 'returned';
    case 'overdue':
      return 'overdue';
    case 'no_due':
      return 'undated';
    case 'exempt':
      return work === 'exempt' ? 'exempt' : 'notApplicable';
    case 'planned':
    case 'not_due':
    case 'due_soon':
    case 'due_today':
      return 'inTime';
  }
};

type Owed = { unitId: string; lineId: string; group: string; facts: StatusFacts };

/** @param status of these facts at `now` */
export const reportItem = (
  { unitId, lineId, group, facts }: Owed,
  status: Pick<Status, 'code' | 'days'>,
  now: Instant,
): ReportItem => ({
  unitId,
  lineId,
  group,
  share: shareOf(status, facts),
  late: latenessAt(facts, status, now),
});
