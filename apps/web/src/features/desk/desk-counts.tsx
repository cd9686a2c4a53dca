import type { DeskCounts as Counts, DeskViewName } from '@dondoc/contracts';
import { formatNumber } from '../../components/number-text.js';
import { StatusSign } from '../../components/status-sign.js';
import type { StatusCode } from '../../components/status-vocabulary.js';
import type { DeskAddress } from './desk-address.js';

type Chip = { view: DeskViewName; count: keyof Counts | null; text: (days: number) => string; sign: StatusCode | null };

const CHIPS: readonly Chip[] = [
  { view: 'attention', count: 'attention', text: () => 'Cần theo dõi', sign: null },
  { view: 'overdue', count: 'overdue', text: () => 'Quá hạn', sign: 'overdue' },
  { view: 'due-today', count: 'dueToday', text: () => 'Hôm nay', sign: 'due_today' },
  { view: 'soon', count: 'soon', text: (days) => `${days} ngày làm việc tới`, sign: 'due_soon' },
  { view: 'waiting', count: 'waiting', text: () => 'Chờ duyệt', sign: 'received' },
  { view: 'returned', count: 'returned', text: () => 'Trả lại', sign: 'returned' },
  { view: 'extension', count: 'extension', text: () => 'Đề nghị gia hạn', sign: null },
  { view: 'unreachable', count: 'unreachable', text: () => 'Thiếu nơi nhận thư', sign: null },
  { view: 'all', count: null, text: () => 'Tất cả', sign: null },
];

/** Mostly nobody is out of reach: then the number is not shown. */
const isIdle = ({ view, count }: Chip, counts: Counts, here: DeskViewName): boolean =>
  view === 'unreachable' && view !== here && count !== null && counts[count] === 0;

/** What asks for an act, in numbers; each opens its list. */
export const DeskCounts = ({ counts, address }: { counts: Counts; address: DeskAddress }) => {
  const { view, days, statuses } = address.filter;
  return (
    <nav className="desk-counts" aria-label="Số việc, bấm để mở danh sách">
      {CHIPS.filter((chip) => !isIdle(chip, counts, view)).map(({ view: name, count, text, sign }) => {
        const here = view === name && statuses.length === 0;
        const number = count === null ? null : counts[count];
        return (
          <button
            key={name}
            type="button"
            className={`count-chip ${sign === null ? '' : `st-${sign}`} ${number === 0 ? 'count-none' : ''}`}
            aria-pressed={here}
            data-testid={`count-${name}`}
            onClick={() => address.set({ view: name, statuses: [] })}
          >
            {sign === null ? null : <StatusSign code={sign} />}
            <span>{text(days)}</span>
            {number === null ? null : <strong>{formatNumber(number)}</strong>}
          </button>
        );
      })}
    </nav>
  );
};
