import { type CascadeDetail, clauseWords } from '@dondoc/contracts';
import { DueDateText } from '../../components/due-date-text.js';
import { WhyDisclosure } from '../../components/why-chain.js';
import { formatNumber } from '../../components/number-text.js';

type ScheduledLine = CascadeDetail['lines'][number];

const Source = ({ words, clause, condition }: Pick<ScheduledLine, 'words' | 'clause' | 'condition'>) => (
  <>
    “{words}”<span className="clause">{clauseWords(clause)}</span>
    {condition === null ? null : <span className="condition">{condition}</span>}
  </>
);

/** The source recurs without a date: somebody has to set one before the plan can be issued. */
const isUnset = ({ warnings }: Pick<CascadeDetail, 'warnings'>, { key }: ScheduledLine): boolean =>
  warnings.some(({ blocks, field }) => blocks && field === `obligations.${key}.due`);

const Due = ({ line, unset }: { line: ScheduledLine; unset: boolean }) => {
  if (unset) return <span className="due-date">chưa có ngày, phải ấn định trước khi ban hành</span>;
  return (
    <>
      <DueDateText due={line.due} />
      {line.due === null ? null : <WhyDisclosure why={line.due.why} />}
    </>
  );
};

const LineRow = ({ line, draft, unset }: { line: ScheduledLine; draft: boolean; unset: boolean }) => (
  <tr>
    <th scope="row">{line.title}</th>
    <td data-label="Hạn nộp">
      <Due line={line} unset={unset} />
    </td>
    <td data-label="Nguyên văn">
      <Source {...line} />
    </td>
    <td data-label="Nơi nhận">
      {line.to}
      {line.via === null ? null : <span className="clause">qua {line.via}</span>}
    </td>
    <td data-label="Số đơn vị" className="number">
      {formatNumber(line.unitCount)}
    </td>
    {draft ? null : <td data-label="Tiến độ">{line.progress}</td>}
  </tr>
);

/** Every date that the directive makes, grouped as on the tracking table. */
export const ScheduleTable = ({ cascade }: { cascade: CascadeDetail }) => {
  const draft = cascade.status === 'draft';
  const groups = [...new Map(cascade.lines.map(({ group, groupLabel }) => [group, groupLabel]))];
  const headings = ['Nghĩa vụ', 'Hạn nộp', 'Nguyên văn', 'Nơi nhận', 'Số đơn vị', ...(draft ? [] : ['Tiến độ'])];
  return (
    <section aria-labelledby="schedule-title" className="schedule">
      <h2 id="schedule-title">{draft ? 'Lịch sẽ sinh ra' : 'Lịch đã sinh ra'}</h2>
      <table className="data-table stacking">
        <colgroup>
          {headings.map((heading) => (
            <col key={heading} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(([group, label]) => (
          <tbody key={group}>
            <tr className="group-row">
              <th scope="colgroup" colSpan={headings.length}>
                {label}
              </th>
            </tr>
            {cascade.lines
              .filter((line) => line.group === group)
              .map((line) => (
                <LineRow key={line.lineId} line={line} draft={draft} unset={isUnset(cascade, line)} />
              ))}
          </tbody>
        ))}
      </table>
    </section>
  );
};
