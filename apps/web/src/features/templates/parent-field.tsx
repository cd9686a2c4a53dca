import { useCascades } from '../../api/cascades.js';
import { documentLabel } from '../../components/document-label.js';
import { FormField } from '../../components/form-field.js';

type ParentFieldProps = { id: string; value: string; onChange: (cascadeId: string) => void };

/** The plan above that this one carries out, where that one runs here too: its dates bound the dates of this one. */
export const ParentField = ({ id, value, onChange }: ParentFieldProps) => {
  const cascades = useCascades();
  const issued = (cascades.data ?? []).filter(({ status }) => status === 'issued');
  return (
    <FormField
      id={id}
      label="Thực hiện kế hoạch cấp trên"
      hint="Chọn khi kế hoạch cấp trên cũng triển khai trên Đôn Đốc: hạn được so với hạn của cấp trên"
      optional
    >
      {(control) => (
        <select
          id={control.id}
          aria-describedby={control['aria-describedby']}
          className="native-select"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">Không có kế hoạch cấp trên trên hệ thống</option>
          {issued.map(({ cascadeId, title, document }) => (
            <option key={cascadeId} value={cascadeId}>
              {title} ({documentLabel(document)})
            </option>
          ))}
        </select>
      )}
    </FormField>
  );
};
