import { isJudged, isOnTime } from '../../unit-plan/lateness.js';
import { type ReportItem, type ReportShare, reportShareNames, reportShares } from './report-item.js';

const among =
  (...shares: readonly ReportShare[]) =>
  ({ share }: ReportItem): boolean =>
    shares.includes(share);
const isOut = among('notApplicable', 'exempt');
const isHandedIn = among('acceptedOnTime', 'acceptedLate', 'waitingOnTime', 'waitingLate', 'agreed');

type List = { label: string; has: (item: ReportItem) => boolean };

const figures = {
  assigned: { label: 'Đã giao', has: () => true },
  owed: { label: 'Phải nộp (mẫu số)', has: (item) => !isOut(item) },
  out: { label: 'Không tính: không áp dụng, được miễn', has: isOut },
  handedIn: { label: 'Đã nộp', has: isHandedIn },
  /** Handed in already, or the day is over: what can be asked for at the moment of the report. */
  fallenDue: { label: 'Đến hạn hoặc đã nộp', has: (item) => !isOut(item) && !among('inTime', 'undated')(item) },
  missing: { label: 'Chưa nộp', has: among('overdue', 'inTime', 'undated', 'returned') },
  late: { label: 'Nộp muộn', has: among('acceptedLate', 'waitingLate') },
  judged: { label: 'Đã đến hạn theo hạn đang tính', has: ({ late }) => isJudged(late.standing) },
  onTime: { label: 'Đúng hạn theo hạn đang tính', has: ({ late }) => isOnTime(late.standing) },
  judgedFirst: { label: 'Đã đến hạn theo hạn đầu', has: ({ late }) => isJudged(late.first) },
  onTimeFirst: { label: 'Đúng hạn theo hạn đầu', has: ({ late }) => isOnTime(late.first) },
} as const satisfies Record<string, List>;

export type ReportListName = keyof typeof figures | ReportShare;
export const reportListNames = [...Object.keys(figures), ...reportShareNames] as [ReportListName, ...ReportListName[]];

/** Who stands behind a figure of a report: the same rule counts and lists, so that a figure opens exactly its list. */
export const reportLists: Readonly<Record<ReportListName, List>> = {
  ...figures,
  ...(Object.fromEntries(
    reportShareNames.map((share) => [share, { label: reportShares[share], has: among(share) }]),
  ) as Record<ReportShare, List>),
};

/** The rates of a report: which list is the part, and which the whole (docs/decisions/0023-reports-that-add-up.md). */
export const reportRates = {
  handedIn: { label: 'Đã nộp / phải nộp', part: 'handedIn', of: 'owed' },
  handedInOfDue: { label: 'Đã nộp / đến hạn', part: 'handedIn', of: 'fallenDue' },
  onTime: { label: 'Đúng hạn (tính cả gia hạn)', part: 'onTime', of: 'judged' },
  onTimeFirst: { label: 'Đúng hạn (theo hạn đầu)', part: 'onTimeFirst', of: 'judgedFirst' },
} as const satisfies Record<string, { label: string; part: ReportListName; of: ReportListName }>;
export type ReportRateName = keyof typeof reportRates;
export const reportRateNames = Object.keys(reportRates) as [ReportRateName, ...ReportRateName[]];
