import type { LeaderPageView } from '@dondoc/contracts';
import type { ReactNode } from 'react';
import { DESK_ADDRESS, matrixAddress, obligationAddress } from '../../components/addresses.js';
import { Link } from '../../components/moment-link.js';
import { formatNumber } from '../../components/number-text.js';
import { formatDay, formatLongDay } from '../../components/plain-date-label.js';
import { DUE_LIST } from './figures.js';

type ListProps = { id?: string; title: string; empty: string; rest: string | null; children: ReactNode[] };

const List = ({ id, title, empty, rest, children }: ListProps) => (
  <section className="leader-list" id={id} tabIndex={id === undefined ? undefined : -1}>
    <h2>{title}</h2>
    {children.length === 0 ? <p>{empty}</p> : <ul>{children}</ul>}
    {rest === null ? null : <p className="clause">{rest}</p>}
  </section>
);

const rest = (count: number, what: string): string | null =>
  count === 0 ? null : `… và ${formatNumber(count)} ${what}`;

const MostLate = ({ page: { mostLate, mostLateMore } }: { page: LeaderPageView }) => (
  <List
    title="Quá hạn lâu nhất"
    empty="Không còn việc quá hạn."
    rest={rest(mostLateMore.units, `đơn vị khác, ${formatNumber(mostLateMore.rows)} nội dung`)}
  >
    {mostLate.map((one) => (
      <li key={`${one.cascadeId}/${one.unitId}/${one.lineId}`}>
        <Link to={obligationAddress(one)}>
          {one.unitName}: {one.title}
        </Link>
        <span className="leader-right">
          ▲ quá {formatNumber(one.days)} ngày{one.dueOn === null ? '' : `, hạn ${formatDay(one.dueOn)}`}
          {one.count > 1 ? `; tất cả ${formatNumber(one.count)} nội dung quá hạn` : ''}
        </span>
      </li>
    ))}
  </List>
);

const DueThisWeek = ({ page: { dueThisWeek, more } }: { page: LeaderPageView }) => (
  <List
    id={DUE_LIST}
    title="Đến hạn từ nay đến hết tuần"
    empty="Không có việc nào đến hạn trong tuần."
    rest={rest(more.dueThisWeek, 'nội dung khác')}
  >
    {dueThisWeek.map(({ cascadeId, lineId, title, day, missing, owed }) => (
      <li key={`${cascadeId}/${lineId}/${day}`}>
        <Link to={`${DESK_ADDRESS}?${new URLSearchParams({ xem: 'all', dot: cascadeId, viec: lineId })}`}>{title}</Link>
        <span className="leader-right">
          {formatLongDay(day)}, còn {formatNumber(missing)}/{formatNumber(owed)} đơn vị
        </span>
      </li>
    ))}
  </List>
);

const Extensions = ({ page: { extensions, more } }: { page: LeaderPageView }) => (
  <List
    title="Đề nghị gia hạn chờ quyết định"
    empty="Không có đề nghị nào."
    rest={rest(more.extensions, 'đề nghị khác')}
  >
    {extensions.map((one) => (
      <li key={`${one.cascadeId}/${one.unitId}/${one.lineId}`}>
        <Link to={obligationAddress(one)}>
          {one.unitName}: {one.title}
        </Link>
        <span className="leader-right">
          {one.until === null ? '' : `xin đến ${formatDay(one.until)}; `}
          {one.reason}
        </span>
      </li>
    ))}
  </List>
);

const Cascades = ({ page: { cascades, more } }: { page: LeaderPageView }) => (
  <List title="Theo từng văn bản" empty="Chưa có văn bản nào được ban hành." rest={rest(more.cascades, 'văn bản khác')}>
    {cascades.map(({ cascadeId, title, label, sentence }) => (
      <li key={cascadeId}>
        <Link to={matrixAddress(cascadeId)}>{title}</Link>
        <span className="clause">
          {label}. {sentence}
        </span>
      </li>
    ))}
  </List>
);

/** Who is latest, what comes, what waits for a decision, and each plan. */
export const Lists = ({ page }: { page: LeaderPageView }) => (
  <div className="leader-lists">
    <MostLate page={page} />
    <DueThisWeek page={page} />
    <Extensions page={page} />
    <Cascades page={page} />
  </div>
);
