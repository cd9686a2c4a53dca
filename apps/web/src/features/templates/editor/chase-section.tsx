import { isRecord, type Path, recordsOf, valueAt } from '../body/template-body.js';
import { wholeFromText } from '../body/rule-slots.js';
import { problemAt, useEditor } from './editor-context.js';
import { CheckField, ChoiceField, NumberField, TextField, useField } from './fields.js';

const TO = [
  { value: 'unit-leader', text: 'lãnh đạo đơn vị' },
  { value: 'duty-line', text: 'lãnh đạo cơ quan cấp trên kế tiếp' },
  { value: 'collector', text: 'đầu mối và Văn phòng' },
  { value: 'issuer', text: 'cơ quan ban hành' },
];

const BeforeDays = ({ path }: { path: Path }) => {
  const { id, value, set, settle, error } = useField(path);
  const shown = Array.isArray(value) ? value.join(', ') : '';
  return (
    <div className="form-field">
      <label htmlFor={id}>Nhắc trước hạn (số ngày làm việc)</label>
      <input
        id={id}
        className="slot-input"
        key={shown}
        defaultValue={shown}
        placeholder="ví dụ 15, 5, 1"
        onBlur={(event) => {
          const numbers = event.target.value.split(/[\s,;]+/).filter((one) => one !== '');
          set(numbers.map(wholeFromText));
          settle();
        }}
      />
      {error ? <div className="field-error">{error}</div> : null}
    </div>
  );
};

const Escalations = ({ path }: { path: Path }) => {
  const { body, edit } = useEditor();
  const rows = recordsOf(valueAt(body, path));
  const add = (): void => edit(path, [...rows, { level: rows.length + 1, to: 'unit-leader', graceWorkingDays: 5 }]);
  const removeLast = (): void => edit(path, rows.slice(0, -1));
  return (
    <>
      {rows.map((row, index) => (
        <div className="field-row row-card" key={String(row['level'])}>
          <ChoiceField path={[...path, index, 'to']} label={`Báo cáo cấp trên, bậc ${index + 1}`} options={TO} />
          <NumberField path={[...path, index, 'graceWorkingDays']} label="Sau hạn" after="ngày làm việc" />
        </div>
      ))}
      <p className="acts">
        <button type="button" className="text-button" onClick={add}>
          Thêm bậc
        </button>
        {rows.length === 0 ? null : (
          <button type="button" className="text-button" onClick={removeLast}>
            Bỏ bậc cuối
          </button>
        )}
      </p>
    </>
  );
};

/** The rungs of one ladder. */
export const LadderFields = ({ path }: { path: Path }) => (
  <div className="ladder">
    <BeforeDays path={[...path, 'before']} />
    <CheckField path={[...path, 'dayAfter']} label="Nhắc vào ngày làm việc đầu tiên sau hạn" />
    <div className="field-row">
      <NumberField path={[...path, 'repeat', 'everyWorkingDays']} label="Nhắc lại sau mỗi" after="ngày làm việc" />
      <NumberField path={[...path, 'repeat', 'times']} label="Số lần nhắc lại" />
      <TextField path={[...path, 'at']} label="Giờ gửi" hint="Ví dụ 07:30" />
    </div>
    <Escalations path={[...path, 'escalations']} />
  </div>
);

/** A ladder of the draft's own, or the one above it: `inherited` says which. */
export const LadderChoice = ({ path, inherited }: { path: Path; inherited: string }) => {
  const { body, edit, vocabulary, problems } = useEditor();
  const own = isRecord(valueAt(body, path));
  const error = problemAt(problems, path);
  const above = path.length > 1 && isRecord(body['ladder']) ? body['ladder'] : vocabulary.defaultLadder;
  return (
    <>
      <div className="form-field check-field">
        <input
          type="checkbox"
          id={`own-${path.join('.')}`}
          checked={own}
          onChange={(event) => edit(path, event.target.checked ? structuredClone(above) : undefined)}
        />
        <label htmlFor={`own-${path.join('.')}`}>Đặt bậc nhắc riêng ({inherited})</label>
      </div>
      {error ? <p className="field-error">{error}</p> : null}
      {own ? <LadderFields path={path} /> : null}
    </>
  );
};

/** How the late are chased. */
export const ChaseSection = ({ index }: { index: number }) => (
  <section className="form-section" aria-labelledby="section-chase">
    <h3 id="section-chase">Nhắc hạn, đôn đốc</h3>
    <LadderChoice path={['obligations', index, 'ladder']} inherited="không đánh dấu: theo bậc nhắc chung của mẫu" />
  </section>
);
