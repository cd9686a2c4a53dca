import type { Path } from '../body/template-body.js';
import { problemAt, useEditor } from './editor-context.js';
import { ChoiceField, NumberField, TextField } from './fields.js';
import { ClassesField, UnitField, UnitsField } from './unit-fields.js';

/** Who owes it. */
export const WhoSection = ({ index }: { index: number }) => {
  const { problems } = useEditor();
  const path: Path = ['obligations', index, 'owedBy'];
  const error = problemAt(problems, path);
  return (
    <section className="form-section" aria-labelledby="section-who">
      <h3 id="section-who">Ai phải nộp</h3>
      {error ? <p className="field-error">{error}</p> : null}
      <ClassesField
        path={[...path, 'classes']}
        label="Khối đơn vị"
        hint="Mọi đơn vị của khối đang hoạt động vào ngày ban hành, thuộc cơ quan ban hành"
      />
      <UnitsField path={[...path, 'units']} label="Thêm đơn vị nêu tên" />
      <UnitsField path={[...path, 'except']} label="Trừ các đơn vị" />
      <UnitField path={[...path, 'within']} label="Trong phạm vi của cơ quan khác cơ quan ban hành" optional />
    </section>
  );
};

const SILENCE = [
  { value: 'overdue', text: 'là quá hạn' },
  { value: 'agreed', text: 'là mặc nhiên thống nhất (lấy ý kiến)' },
  { value: 'not-applicable', text: 'là điều kiện không xảy ra, không phải nộp' },
];

/** To whom it goes, through whom, and what no answer means. */
export const RouteSection = ({ index }: { index: number }) => {
  const path: Path = ['obligations', index];
  return (
    <section className="form-section" aria-labelledby="section-route">
      <h3 id="section-route">Nộp cho ai</h3>
      <UnitField path={[...path, 'to']} label="Nơi nhận cuối cùng" />
      <UnitField path={[...path, 'via']} label="Qua đơn vị đầu mối" optional />
      <NumberField
        path={[...path, 'forwardWithin']}
        label="Đầu mối phải chuyển tiếp trong"
        after="ngày làm việc"
        hint="Để trống nếu văn bản không nêu: đầu mối không bị tính chậm"
        optional
      />
      <TextField
        path={[...path, 'condition']}
        label="Điều kiện"
        hint="Chỉ ghi khi nghĩa vụ có điều kiện, ví dụ: chỉ khi quy chế hiện tại không phù hợp"
        optional
        lines={2}
      />
      <ChoiceField path={[...path, 'silence']} label="Hết hạn mà không nộp" options={SILENCE} fallback="overdue" />
    </section>
  );
};
