import { formatNumber } from './number-text.js';

/** Steps through pages: where one is, back and on. Shown only where there is more than one. */
export const Pager = ({
  page,
  pageSize,
  total,
  onPage,
}: {
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
}) => {
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1) return null;
  return (
    <nav className="pager" aria-label="Trang">
      <button type="button" className="text-button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        Trang trước
      </button>
      <span>
        Trang {formatNumber(page)}/{formatNumber(last)}
      </span>
      <button type="button" className="text-button" disabled={page >= last} onClick={() => onPage(page + 1)}>
        Trang sau
      </button>
    </nav>
  );
};
