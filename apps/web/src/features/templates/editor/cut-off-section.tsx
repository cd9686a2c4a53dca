import { dayFromText, dayToText, wholeFromText } from '../body/rule-slots.js';
import { isRecord, type Path, textOf, valueAt } from '../body/template-body.js';
import { fieldId, problemAt, useEditor } from './editor-context.js';

const KINDS = [
  { value: 'none', text: 'Văn bản không nêu' },
  { value: 'year', text: 'Ngày, tháng của năm' },
  { value: 'period', text: 'Ngày tính theo tháng cuối kỳ' },
];

const BEGIN: Record<string, unknown> = {
  none: undefined,
  year: { month: 12, day: 14, yearOffset: 0 },
  period: { monthOffset: 0, day: 14 },
};

const Part = ({ path, label }: { path: Path; label: string }) => {
  const { body, edit, settle } = useEditor();
  const value = valueAt(body, path);
  const isDay = path.at(-1) === 'day';
  return (
    <input
      id={fieldId(path)}
      aria-label={label}
      className="slot-input slot-short"
      value={isDay ? dayToText(value) : textOf(value)}
      onChange={(event) => edit(path, isDay ? dayFromText(event.target.value) : wholeFromText(event.target.value))}
      onBlur={settle}
      maxLength={12}
    />
  );
};

/** Day at which the data of a period are cut off; none is invented where the source states none. */
export const CutOffSection = ({ index }: { index: number }) => {
  const { body, edit, problems } = useEditor();
  const path: Path = ['obligations', index, 'dataCutOff'];
  const value = valueAt(body, path);
  const kind = isRecord(value) ? ('monthOffset' in value ? 'period' : 'year') : 'none';
  const error = problemAt(problems, path);
  return (
    <section className="form-section" aria-labelledby="section-cut-off">
      <h3 id="section-cut-off">Chốt số liệu</h3>
      <div className="rule-sentence">
        <select
          id={fieldId(path)}
          aria-label="Ngày chốt số liệu"
          className="native-select"
          value={kind}
          onChange={(event) => edit(path, BEGIN[event.target.value])}
        >
          {KINDS.map((one) => (
            <option key={one.value} value={one.value}>
              {one.text}
            </option>
          ))}
        </select>
        {kind === 'none' ? null : (
          <>
            <span>ngày</span>
            <Part path={[...path, 'day']} label="Ngày chốt" />
          </>
        )}
        {kind === 'year' ? (
          <>
            <span>tháng</span>
            <Part path={[...path, 'month']} label="Tháng chốt" />
          </>
        ) : null}
        {kind === 'period' ? (
          <>
            <span>, lệch so với tháng cuối kỳ (số tháng)</span>
            <Part path={[...path, 'monthOffset']} label="Lệch số tháng" />
          </>
        ) : null}
      </div>
      {error ? <p className="field-error">{error}</p> : null}
    </section>
  );
};
