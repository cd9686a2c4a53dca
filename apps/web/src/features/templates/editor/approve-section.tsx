import { isRecord, obligationsOf, type Path, recordsOf, textOf, titleOf, valueAt } from '../body/template-body.js';
import { problemAt, useEditor } from './editor-context.js';
import { CheckField, ChoiceField, NumberField, TextField, useField } from './fields.js';
import { ScoringFields } from './scoring-fields.js';

const OF = [
  { value: 'this', text: 'của mẫu này' },
  { value: 'parent', text: 'của kế hoạch cấp trên (ghi mã nghĩa vụ)' },
];

const FeedsKey = ({ path, index }: { path: Path; index: number }) => {
  const { body } = useEditor();
  const others = obligationsOf(body)
    .filter((_, at) => at !== index)
    .map((one) => ({ value: textOf(one['key']), text: titleOf(one) }));
  return valueAt(body, [...path, 'of']) === 'parent' ? (
    <TextField path={[...path, 'obligation']} label="Mã nghĩa vụ của kế hoạch cấp trên" />
  ) : (
    <ChoiceField path={[...path, 'obligation']} label="Nghĩa vụ được lập từ kết quả này" options={others} />
  );
};

const Feeds = ({ index }: { index: number }) => {
  const path: Path = ['obligations', index, 'feeds'];
  const { value, set, error } = useField(path);
  const { problems } = useEditor();
  return (
    <>
      <div className="form-field check-field">
        <input
          type="checkbox"
          id={`feeds-${index}`}
          checked={isRecord(value)}
          onChange={(event) => set(event.target.checked ? { obligation: '', of: 'this' } : undefined)}
        />
        <label htmlFor={`feeds-${index}`}>Kết quả là đầu vào của một nghĩa vụ khác</label>
      </div>
      {isRecord(value) ? (
        <div className="field-row">
          <ChoiceField path={[...path, 'of']} label="Nghĩa vụ" options={OF} />
          <FeedsKey path={path} index={index} />
        </div>
      ) : null}
      {(error ?? problemAt(problems, [...path, 'obligation'])) ? <p className="field-error">{error}</p> : null}
    </>
  );
};

/** How often, and by how much, the date may be put off. Null is a choice of its own: without limit. */
const ExtensionFields = ({ path }: { path: Path }) => {
  const { value, set } = useField(path);
  const unlimited = value === null;
  return (
    <>
      <div className="form-field check-field">
        <input
          type="checkbox"
          id="extensions-unlimited"
          checked={unlimited}
          onChange={(event) => set(event.target.checked ? null : undefined)}
        />
        <label htmlFor="extensions-unlimited">Gia hạn không giới hạn số lần</label>
      </div>
      {unlimited ? null : <ExtensionLimits path={path} limited={isRecord(value)} set={set} />}
    </>
  );
};

const ExtensionLimits = ({ path, limited, set }: { path: Path; limited: boolean; set: (value: unknown) => void }) => {
  if (!limited) {
    return (
      <p>
        Gia hạn tối đa 1 lần, không giới hạn số ngày.{' '}
        <button type="button" className="link-button" onClick={() => set({ most: 1 })}>
          Đặt giới hạn khác
        </button>
      </p>
    );
  }
  return (
    <div className="field-row">
      <NumberField path={[...path, 'most']} label="Gia hạn tối đa" after="lần" hint="0: không gia hạn." />
      <NumberField
        path={[...path, 'maxWorkingDays']}
        label="Mỗi lần thêm tối đa"
        after="ngày làm việc"
        hint="Để trống: không giới hạn."
        optional
      />
    </div>
  );
};

/** Approval, appraisal and roll-up. */
export const ApproveSection = ({ index }: { index: number }) => {
  const { body } = useEditor();
  const path: Path = ['obligations', index];
  const criteria = recordsOf(valueAt(body, [...path, 'scoring', 'criteria'])).length;
  return (
    <section className="form-section" aria-labelledby="section-approve">
      <h3 id="section-approve">Duyệt và tổng hợp</h3>
      <CheckField path={[...path, 'needsAcceptance']} label="Bài nộp phải được duyệt" fallback />
      <NumberField
        path={[...path, 'rollUpAfter']}
        label="Tổng hợp chậm nhất sau hạn"
        after="ngày làm việc"
        hint="Để trống: 10 ngày làm việc. Đủ đơn vị thì tổng hợp ngay."
        optional
      />
      <NumberField
        path={[...path, 'closesAfter']}
        label="Khóa sau hạn"
        after="ngày làm việc"
        hint="Hết ngày khóa thì không nhận bài nộp, trừ khi Văn phòng mở lại. Để trống: không khóa."
        optional
      />
      <ExtensionFields path={[...path, 'extensions']} />
      <Feeds index={index} />
      <details className="disclosure" open={criteria > 0}>
        <summary>Bảng tự chấm điểm và thẩm định ({criteria} tiêu chí)</summary>
        <ScoringFields path={[...path, 'scoring']} />
      </details>
    </section>
  );
};
