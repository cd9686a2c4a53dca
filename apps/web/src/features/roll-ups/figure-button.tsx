import { createContext, useContext } from 'react';
import type { FigureAsked } from '../../api/reports.js';
import { formatNumber } from '../../components/number-text.js';

/** Opens the list behind a figure. */
export const OpenFigure = createContext<(figure: FigureAsked) => void>(() => undefined);

/** A figure that opens its list; nothing opens nothing. */
export const FigureButton = ({ figure, count, label }: { figure: FigureAsked; count: number; label: string }) => {
  const open = useContext(OpenFigure);
  if (count === 0) return <>0</>;
  return (
    <button
      type="button"
      className="text-button figure-button"
      aria-label={`${label}: ${formatNumber(count)}, mở danh sách`}
      onClick={() => open(figure)}
    >
      {formatNumber(count)}
    </button>
  );
};
