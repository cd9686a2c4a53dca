import { mayPickPeriods, PERIOD_KINDS, periodBounds, periodsOfKind } from '../body/period-kinds.js';
import { wholeFromText } from '../body/rule-slots.js';
import { isRecord, type Path, textOf, valueAt } from '../body/template-body.js';
import { DateSlot } from './date-slot.js';
import { fieldId, problemAt, useEditor } from './editor-context.js';
import { NumberField, TextField, useField } from './fields.js';

const DateBound = ({ path, label }: { path: Path; label: string }) => {
  const { id, value, set, settle, error } = useField(path);
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <DateSlot id={id} label={label} value={value} onChange={set} onBlur={settle} />
      {error ? <div className="field-error">{error}</div> : null}
    </div>
  );
};

/** "Chỉ quý 1 và 3": the numbers of the year's periods that are owed; empty: all. */
const OnlyPeriods = ({ path }: { path: Path }) => {
  const { id, value, set, settle, error } = useField(path);
  const shown = Array.isArray(value) ? value.join(', ') : textOf(value);
  return (
    <div className="form-field">
      <label htmlFor={id}>Chỉ các kỳ số (để trống: tất cả)</label>
      <input
        id={id}
        className="slot-input"
        defaultValue={shown}
        key={shown}
        placeholder="ví dụ 1, 3"
        onBlur={(event) => {
          const numbers = event.target.value.split(/[\s,;]+/).filter((one) => one !== '');
          set(numbers.length === 0 ? undefined : numbers.map(wholeFromText));
          settle();
        }}
      />
      {error ? <div className="field-error">{error}</div> : null}
    </div>
  );
};

const REPORTING_YEARS = [
  { name: 'Năm dương lịch (từ 01/01)', value: undefined },
  { name: 'Theo Nghị định 09/2019/NĐ-CP (từ 15/12 năm trước)', value: { month: 12, day: 15, yearOffset: -1 } },
  { name: 'Từ 01/10 năm trước', value: { month: 10, day: 1, yearOffset: -1 } },
] as const;

const ReportingYear = ({ path }: { path: Path }) => {
  const { id, value, set } = useField(path);
  const same = (one: unknown): boolean =>
    isRecord(one) && isRecord(value) ? one['month'] === value['month'] && one['day'] === value['day'] : one === value;
  const january = isRecord(value) && value['month'] === 1 && value['day'] === 1;
  const at = january ? 0 : REPORTING_YEARS.findIndex((one) => same(one.value));
  return (
    <div className="form-field">
      <label htmlFor={id}>Năm báo cáo</label>
      <select
        id={id}
        className="native-select"
        value={at}
        onChange={(event) => set(REPORTING_YEARS[Number(event.target.value)]?.value)}
      >
        {at < 0 ? <option value={-1}>Theo tệp đã nhập</option> : null}
        {REPORTING_YEARS.map(({ name }, index) => (
          <option key={name} value={index}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
};

/** Which periods the deliverable covers; the words of the label name each one. */
export const PeriodSection = ({ index }: { index: number }) => {
  const { body, edit, problems } = useEditor();
  const path: Path = ['obligations', index, 'periods'];
  const kind = textOf(valueAt(body, [...path, 'kind']));
  const bounds = periodBounds(kind);
  const error = problemAt(problems, path);
  return (
    <section className="form-section" aria-labelledby="section-periods">
      <h3 id="section-periods">Kỳ báo cáo</h3>
      <div className="form-field">
        <label htmlFor={fieldId(path)}>Bao nhiêu lần</label>
        <select
          id={fieldId(path)}
          className="native-select"
          value={kind}
          onChange={(event) => edit(path, periodsOfKind(event.target.value, valueAt(body, path)))}
        >
          {kind === '' ? <option value="">Chọn…</option> : null}
          {PERIOD_KINDS.map((one) => (
            <option key={one.kind} value={one.kind}>
              {one.name}
            </option>
          ))}
        </select>
        {error ? <div className="field-error">{error}</div> : null}
      </div>
      {bounds === 'none' ? null : (
        <div className="field-row">
          {bounds === 'year' ? (
            <>
              <NumberField path={[...path, 'from']} label="Từ năm" />
              <NumberField path={[...path, 'to']} label="Đến năm" />
            </>
          ) : (
            <>
              <DateBound path={[...path, 'from']} label="Từ ngày" />
              <DateBound path={[...path, 'to']} label="Đến ngày" />
            </>
          )}
          {mayPickPeriods(kind) ? (
            <>
              <OnlyPeriods path={[...path, 'only']} />
              <ReportingYear path={[...path, 'startsOn']} />
            </>
          ) : null}
        </div>
      )}
      <TextField
        path={[...path, 'label']}
        label="Cách gọi kỳ"
        hint="{năm}, {kỳ}, {từ}, {đến} được thay bằng năm, số của kỳ và các ngày đầu, cuối kỳ"
      />
    </section>
  );
};
