import type { LeaderPageView } from '@dondoc/contracts';
import { AS_OF_PARAMETER } from '../../components/keep-moment.js';
import { DESK_ADDRESS } from '../../components/addresses.js';
import { Link } from '../../components/moment-link.js';
import { formatNumber } from '../../components/number-text.js';
import { useAsOf } from '../../api/as-of.js';

export const DUE_LIST = 'den-han-trong-tuan';
const HANDED_IN = 'done_on_time,done_late,received,tacit';

/** The desk, narrowed to the plans of the page and to what a figure counts. */
const useDeskLink = (cascadeIds: readonly string[]) => {
  const asOf = useAsOf();
  return (more: Readonly<Record<string, string>>): string => {
    const query = new URLSearchParams({ dot: cascadeIds.join(','), ...more });
    if (asOf !== null) query.set(AS_OF_PARAMETER, asOf);
    return `${DESK_ADDRESS}?${query}`;
  };
};

type Figure = { value: string; label: string; to: string; alarming?: boolean };

const Tile = ({ value, label, to, alarming = false }: Figure) => (
  <li className={alarming ? 'figure figure-alarming' : 'figure'}>
    <Link to={to}>
      <strong>
        {alarming ? '▲ ' : ''}
        {value}
      </strong>
      <span>{label}</span>
    </Link>
  </li>
);

/** The numbers; each opens the list of what it counts. */
export const Figures = ({ page }: { page: LeaderPageView }) => {
  const { counts } = page;
  const desk = useDeskLink(page.cascadeIds);
  const figures: Figure[] = [
    {
      value: `${formatNumber(counts.handedIn)}/${formatNumber(counts.asked)}`,
      label: 'đã nộp trên số đến hạn',
      to: desk({ 'tinh-trang': HANDED_IN }),
    },
    {
      value: formatNumber(counts.overdue),
      label: `quá hạn, của ${formatNumber(counts.overdueUnits)} đơn vị`,
      to: desk({ xem: 'overdue' }),
      alarming: counts.overdue > 0,
    },
    { value: formatNumber(counts.dueToday), label: 'đến hạn hôm nay', to: desk({ xem: 'due-today' }) },
    { value: formatNumber(counts.dueThisWeek), label: 'đến hạn đến hết tuần', to: `#${DUE_LIST}` },
    { value: formatNumber(counts.waiting), label: 'chờ duyệt', to: desk({ xem: 'waiting' }) },
    { value: formatNumber(counts.returned), label: 'trả lại, chờ bổ sung', to: desk({ xem: 'returned' }) },
    { value: formatNumber(counts.extensions), label: 'đề nghị gia hạn', to: desk({ xem: 'extension' }) },
  ];
  return (
    <ul className="figures" aria-label="Số liệu">
      {figures.map((figure) => (
        <Tile key={figure.label} {...figure} />
      ))}
    </ul>
  );
};
