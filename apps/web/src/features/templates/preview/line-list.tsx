import type { OutlineLineView } from '@dondoc/contracts';
import { useState } from 'react';
import { formatInstant } from '../../../components/instant-label.js';
import { formatNumber } from '../../../components/number-text.js';
import { formatDay, formatLongDay } from '../../../components/plain-date-label.js';
import { WhyDisclosure } from '../../../components/why-chain.js';

/** Lines drawn at once: a template may make two thousand. */
const PAGE = 60;

const LineDate = ({ line }: { line: OutlineLineView }) => {
  const { due, rawDay, shifted } = line;
  if (due === null) return <span className="due-date">không hạn</span>;
  const struck = shifted && rawDay !== null ? rawDay : due.named === due.lastSafeDay ? null : due.named;
  return (
    <span className="due-date">
      {struck === null ? null : (
        <>
          <del>{formatDay(struck)}</del> <span aria-hidden="true">→ </span>
        </>
      )}
      <strong>
        {due.hour === null ? 'hết ' : `${due.hour} `}
        {formatLongDay(due.lastSafeDay)}
      </strong>
      {shifted ? (
        <span className="shift-reason">{due.why.find(({ step }) => step === 'roll')?.text ?? 'trùng ngày nghỉ'}</span>
      ) : null}
      {due.lastWorkingDay === due.lastSafeDay ? null : (
        <span className="due-date-note">ngày nghỉ; ngày làm việc cuối cùng: {formatLongDay(due.lastWorkingDay)}</span>
      )}
    </span>
  );
};

const LineItem = ({ line, onSelect }: { line: OutlineLineView; onSelect: (obligation: string) => void }) => (
  <li className="outline-line">
    <button type="button" className="text-button" onClick={() => onSelect(line.obligation)}>
      {line.title}
    </button>
    <LineDate line={line} />
    <span className="quiet">
      {formatNumber(line.units)} đơn vị
      {line.dataCutOff === null ? null : ` · chốt số liệu ${formatDay(line.dataCutOff)}`}
      {line.rollUpAt === null ? null : ` · tổng hợp lúc ${formatInstant(line.rollUpAt)}`}
    </span>
    {line.due === null ? null : <WhyDisclosure why={line.due.why} />}
  </li>
);

/** Every date that will be made, soonest first as the server gives them, a page at a time. */
export const LineList = ({
  lines,
  total,
  onSelect,
}: {
  lines: readonly OutlineLineView[];
  /** Dates that there are; more than are given when the template makes very many. */
  total: number;
  onSelect: (obligation: string) => void;
}) => {
  const [shown, setShown] = useState(PAGE);
  if (lines.length === 0) return <p className="quiet">Chưa có mốc nào. Xác nhận hạn và chọn đơn vị phải nộp.</p>;
  return (
    <>
      <ol className="outline-lines">
        {lines.slice(0, shown).map((line) => (
          <LineItem key={line.lineId} line={line} onSelect={onSelect} />
        ))}
      </ol>
      {lines.length > shown ? (
        <button type="button" className="link-button" onClick={() => setShown(shown + PAGE)}>
          Xem thêm (còn {formatNumber(lines.length - shown)} mốc)
        </button>
      ) : null}
      {total > lines.length ? (
        <p className="quiet">
          Chỉ liệt kê {formatNumber(lines.length)} mốc đầu trong tổng số {formatNumber(total)}.
        </p>
      ) : null}
    </>
  );
};
