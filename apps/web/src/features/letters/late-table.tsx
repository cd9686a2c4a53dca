import type { LetterItem, LetterPreview } from '@dondoc/contracts';
import { formatNumber } from '../../components/number-text.js';
import { formatDay } from '../../components/plain-date-label.js';
import type { NewLetter } from './use-new-letter.js';
import { LETTER_IDS } from './use-new-letter.js';

const lateText = ({ daysLate }: LetterItem): string =>
  daysLate === null ? 'Đã trả lại' : `▲ ${formatNumber(daysLate)} ngày`;

const Row = ({ item, letter }: { item: LetterItem; letter: NewLetter }) => {
  const label = `${item.unitName}: ${item.title}`;
  return (
    <tr className={letter.isDropped(item) ? 'row-dropped' : ''}>
      <td>
        <label className="check-cell">
          <input type="checkbox" checked={!letter.isDropped(item)} onChange={() => letter.toggle(item)} />
          <span className="visually-hidden">Đưa vào công văn: {label}</span>
        </label>
      </td>
      <th scope="row">{item.unitName}</th>
      <td data-label="Nội dung">
        {item.title}
        {item.note === '' ? null : <span className="clause">{item.note}</span>}
      </td>
      <td data-label="Thời hạn">{formatDay(item.dueOn)}</td>
      <td data-label="Chậm" className="late-days">
        {lateText(item)}
      </td>
      <td data-label="Nhắc gần nhất">{item.remindedOn === null ? '—' : formatDay(item.remindedOn)}</td>
    </tr>
  );
};

const LeftOut = ({ preview }: { preview: LetterPreview }) =>
  preview.leftOutCount === 0 ? null : (
    <details className="disclosure">
      <summary>Không đưa vào công văn ({preview.leftOutCount})</summary>
      <ul className="names">
        {preview.leftOut.map(({ unitName, title, reason }) => (
          <li key={`${unitName} ${title}`}>
            {unitName}, {title}: {reason}
          </li>
        ))}
      </ul>
    </details>
  );

/** Exactly who and what the letter names; single rows can be left out. */
export const LateTable = ({ preview, letter }: { preview: LetterPreview; letter: NewLetter }) => (
  <section aria-labelledby="letter-items-title">
    <h2 id="letter-items-title">Đơn vị được đôn đốc</h2>
    <p role="status" className="progress-sentence" data-testid="letter-sentence">
      {new Set(letter.items.map(({ unitId }) => unitId)).size} đơn vị, {letter.items.length} nội dung quá hạn
      {letter.items.length === preview.items.length ? '' : ` (bỏ ra ${preview.items.length - letter.items.length})`}
    </p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <div className="table-scroll letter-items" id={LETTER_IDS.list} tabIndex={0} role="region" aria-label="Danh sách">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Chọn</span>
            </th>
            <th scope="col">Đơn vị</th>
            <th scope="col">Nội dung</th>
            <th scope="col">Thời hạn</th>
            <th scope="col">Chậm</th>
            <th scope="col">Nhắc gần nhất</th>
          </tr>
        </thead>
        <tbody>
          {preview.items.map((item) => (
            <Row key={`${item.unitId}/${item.lineId}`} item={item} letter={letter} />
          ))}
        </tbody>
      </table>
    </div>
    <LeftOut preview={preview} />
  </section>
);
