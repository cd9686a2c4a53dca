import type { ObligationView } from '@dondoc/contracts';
import { formatNumber } from '../../components/number-text.js';

type ScoreSheetView = NonNullable<ObligationView['scoreSheet']>;

const points = (value: number | null): string => (value === null ? '–' : formatNumber(value));

type Appraiser = ScoreSheetView['criteria'][number]['appraisers'][number];

/** What each appraiser gave, and whose score is still waited for. */
const Appraisers = ({ appraisers }: { appraisers: readonly Appraiser[] }) => (
  <ul className="appraisers">
    {appraisers.map(({ unitId, name, score, awaited }) => (
      <li key={unitId}>
        {name}: {score === null ? 'chưa chấm' : <strong>{points(score)}</strong>}
        {awaited && score !== null ? ' (điểm còn khác nhau, chờ chấm lại)' : null}
      </li>
    ))}
  </ul>
);

const Criterion = ({ criterion }: { criterion: ScoreSheetView['criteria'][number] }) => {
  const { number, title, max, selfScore, appraised, appraisers } = criterion;
  const differs = selfScore !== null && appraised !== null && selfScore !== appraised;
  return (
    <tr>
      <th scope="row">
        {number}. {title}
      </th>
      <td data-label="Điểm tối đa" className="number">
        {points(max)}
      </td>
      <td data-label="Tự chấm" className="number">
        {points(selfScore)}
      </td>
      <td data-label="Thẩm định" className={differs ? 'number score-differs' : 'number'}>
        {points(appraised)}
        {differs ? <span className="visually-hidden"> (khác điểm tự chấm)</span> : null}
      </td>
      <td data-label="Điểm của từng nơi thẩm định">
        <Appraisers appraisers={appraisers} />
      </td>
    </tr>
  );
};

/** Self-score and appraised score side by side, and the rating once every criterion is settled. */
export const ScoreSheet = ({ sheet }: { sheet: ScoreSheetView }) => (
  <section aria-labelledby="score-sheet-title" className="score-sheet">
    <h2 id="score-sheet-title">Bảng điểm</h2>
    <p data-testid="rating">
      {sheet.rating === null
        ? 'Chưa xếp loại: còn tiêu chí chưa thẩm định xong.'
        : `Tổng điểm thẩm định ${points(sheet.total)}, xếp loại ${sheet.rating}.`}
    </p>
    <table className="data-table stacking">
      <thead>
        <tr>
          <th scope="col">Tiêu chí</th>
          <th scope="col">Điểm tối đa</th>
          <th scope="col">Tự chấm</th>
          <th scope="col">Thẩm định</th>
          <th scope="col">Điểm của từng nơi thẩm định</th>
        </tr>
      </thead>
      <tbody>
        {sheet.criteria.map((criterion) => (
          <Criterion key={criterion.number} criterion={criterion} />
        ))}
      </tbody>
    </table>
  </section>
);
