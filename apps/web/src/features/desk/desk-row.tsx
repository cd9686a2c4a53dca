import type { DeskRow as Row } from '@dondoc/contracts';
import { Checkbox } from 'antd';
import { memo } from 'react';
import { dayOfInstant, formatInstant } from '../../components/instant-label.js';
import { formatNumber } from '../../components/number-text.js';
import { formatDay, formatLongDay } from '../../components/plain-date-label.js';
import { StatusTag } from '../../components/status-tag.js';
import { idOf } from './selection.js';

export type RowProps = {
  row: Row | undefined;
  index: number;
  top: number;
  selected: boolean;
  /** Column that holds the grid's tab stop, if it is in this row. */
  active: number | null;
  selectable: boolean;
  onToggle: (row: Row) => void;
  /** Learns how high the row has become. */
  measure: (element: HTMLElement | null) => void;
};

export const COLUMNS = ['Chọn', 'Tình trạng', 'Đơn vị', 'Việc, văn bản', 'Hạn nộp', 'Đôn đốc'] as const;

const times = ({ times: count, lastAt, sample }: Row['reminded']): string =>
  `Đã nhắc ${formatNumber(count)} lần, lần cuối ${formatDay(dayOfInstant(lastAt ?? '') ?? '')}${sample ? ' (dữ liệu mẫu, không gửi thư)' : ''}`;

/** By the record. A signed letter is a reminder, too: without any other, nobody may say that the unit was not reminded. */
export const remindedText = ({ reminded, letter }: Pick<Row, 'reminded' | 'letter'>): string => {
  const { untold } = reminded;
  if (reminded.times > 0) {
    return untold > 0 ? `${times(reminded)}; ${formatNumber(untold)} lần chưa tới đơn vị` : times(reminded);
  }
  if (untold > 0) return `Đến lượt nhắc ${formatNumber(untold)} lần, chưa thư nào tới đơn vị`;
  return letter === null ? 'Chưa nhắc' : 'Chưa có thư nhắc';
};

const Chasing = ({ reminded, letter, next, via, viaLabel, reachable, extensionAsked }: Row) => (
  <>
    {extensionAsked ? <span className="desk-mark">Đang đề nghị gia hạn</span> : null}
    {reachable ? null : <span className="desk-mark">Chưa có địa chỉ nhận thư</span>}
    {via === null ? null : (
      <span>
        Qua {via}
        {viaLabel === null ? '' : `: ${viaLabel}`}
      </span>
    )}
    {letter === null ? null : (
      <span>
        Công văn đôn đốc số {letter.number} ngày {formatDay(letter.issuedOn)}
      </span>
    )}
    <span>{remindedText({ reminded, letter })}</span>
    {next === null ? null : (
      <span>
        Kế tiếp {formatInstant(next.at)}: {next.text}
      </span>
    )}
  </>
);

const Due = ({ due }: Pick<Row, 'due'>) => {
  if (due === null) return <>không hạn</>;
  const why =
    due.why.find(({ step }) => step === 'extension') ?? due.why.find(({ step }) => step === 'words') ?? due.why[0];
  return (
    <>
      <span>
        {due.hour === null ? 'hết ' : `${due.hour} `}
        {formatLongDay(due.lastSafeDay)}
      </span>
      {why ? (
        <span className="desk-why" title={due.why.map(({ text }) => text).join('\n')}>
          {why.text}
        </span>
      ) : null}
    </>
  );
};

/** One obligation of one unit; a place holder while its data are on the way. */
export const DeskRowView = memo(({ row, index, top, selected, active, selectable, onToggle, measure }: RowProps) => {
  const at = (column: number) => ({
    role: 'gridcell' as const,
    'data-position': `${index}:${column}`,
    tabIndex: active === column ? 0 : -1,
  });
  const style = { transform: `translateY(${top}px)` };
  if (row === undefined) {
    return (
      <div
        ref={measure}
        data-index={index}
        role="row"
        aria-rowindex={index + 2}
        aria-busy="true"
        className="desk-row desk-row-waiting"
        style={style}
      >
        <span {...at(0)}>Đang tải…</span>
      </div>
    );
  }
  return (
    <div
      ref={measure}
      data-index={index}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-row={idOf(row)}
      className={`desk-row edge-${row.status.code}`}
      style={style}
    >
      <span {...at(0)} className="desk-tick">
        {selectable ? (
          <Checkbox
            tabIndex={-1}
            checked={selected}
            aria-label={`Chọn ${row.unit.shortName}: ${row.title}`}
            onChange={() => onToggle(row)}
          />
        ) : null}
      </span>
      <span {...at(1)}>
        <StatusTag status={row.status} />
      </span>
      <span {...at(2)} className="desk-unit">
        {row.unit.name}
      </span>
      <span {...at(3)} className="desk-what">
        <strong>{row.title}</strong>
        <span className="desk-source">{row.documentLabel}</span>
      </span>
      <span {...at(4)} className="desk-due">
        <Due due={row.due} />
      </span>
      <span {...at(5)} className="desk-chasing">
        <Chasing {...row} />
      </span>
    </div>
  );
});
DeskRowView.displayName = 'DeskRowView';
