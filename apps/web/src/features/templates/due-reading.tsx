import type { DueItemReadingView, DueReadingView } from '@dondoc/contracts';
import { formatLongDay } from '../../components/plain-date-label.js';

type Doubts = DueItemReadingView['doubts'];

/** What the reader is not sure about, in its own words. */
export const DoubtList = ({ doubts }: { doubts: Doubts }) =>
  doubts.length === 0 ? null : (
    <ul className="doubts" aria-label="Nghi vấn">
      {doubts.map(({ code, text }) => (
        <li key={`${code} ${text}`}>⚠ {text}</li>
      ))}
    </ul>
  );

/** The dates that the words would make: the day named, struck through where another day is the last safe one. */
export const ReadDates = ({ dates }: { dates: DueReadingView['dates'] }) =>
  dates.length === 0 ? null : (
    <ul className="read-dates">
      {dates.map(({ period, due, lastSafeDay, lastWorkingDay, why }) => (
        <li key={`${period} ${due}`}>
          {period === '' ? null : <span className="quiet">{period}: </span>}
          {due === lastSafeDay ? null : (
            <>
              <del>{formatLongDay(due)}</del> <span aria-hidden="true">→ </span>
            </>
          )}
          <strong>hết {formatLongDay(lastSafeDay)}</strong>
          {lastWorkingDay === lastSafeDay ? null : (
            <span className="quiet"> (ngày nghỉ; ngày làm việc cuối cùng: {formatLongDay(lastWorkingDay)})</span>
          )}
          <details className="disclosure">
            <summary>Vì sao là ngày này</summary>
            <ol>
              {why.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </details>
        </li>
      ))}
    </ul>
  );

type ReadingChoiceProps = {
  name: string;
  readings: readonly { label: string; sentence: string; strict: boolean; dates?: readonly { lastSafeDay: string }[] }[];
  chosen: number;
  onChoose: (index: number) => void;
};

/** Two ways to understand the words: one is chosen, the strict one from the beginning. */
export const ReadingChoice = ({ name, readings, chosen, onChoose }: ReadingChoiceProps) =>
  readings.length < 2 ? null : (
    <fieldset className="reading-choice">
      <legend>Lời văn có {readings.length} cách hiểu; chọn một:</legend>
      {readings.map(({ label, sentence, strict, dates }, index) => (
        <label key={`${label} ${sentence}`}>
          <input type="radio" name={name} checked={chosen === index} onChange={() => onChoose(index)} />
          <span>
            {label}
            {strict && !label.includes('chặt') ? ' (hiểu chặt)' : ''}: {sentence}
            {dates?.[0] ? ` → hết ${formatLongDay(dates[0].lastSafeDay)}` : ''}
          </span>
        </label>
      ))}
    </fieldset>
  );

/** Place of the strict reading: what is chosen before anybody chooses. */
export const strictOf = (readings: readonly { strict: boolean }[]): number =>
  Math.max(
    readings.findIndex(({ strict }) => strict),
    0,
  );
