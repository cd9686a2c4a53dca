import type { AmendmentPreview } from '@dondoc/contracts';
import { FormField } from '../../components/form-field.js';

export type ChosenVersions = { template: number; calendar: number };

type VersionProps = {
  id: string;
  label: string;
  versions: readonly number[];
  current: number;
  value: number;
  onChange: (version: number) => void;
};

const VersionField = ({ id, label, versions, current, value, onChange }: VersionProps) => (
  <FormField id={id} label={label}>
    {(control) => (
      <select
        id={control.id}
        className="native-select"
        value={value}
        onChange={({ target }) => onChange(Number(target.value))}
      >
        {[...new Set([...versions, current])]
          .sort((a, b) => b - a)
          .map((version) => (
            <option key={version} value={version}>
              Bản {version}
              {version === current ? ' (đang dùng)' : ''}
            </option>
          ))}
      </select>
    )}
  </FormField>
);

/** To which versions of template and calendar the plan would be pinned. */
export const VersionFields = ({
  versions,
  chosen,
  onChange,
}: Pick<AmendmentPreview, 'versions'> & { chosen: ChosenVersions; onChange: (chosen: ChosenVersions) => void }) => (
  <div className="field-row">
    <VersionField
      id="amendment-template"
      label="Theo bản mẫu"
      versions={versions.template}
      current={versions.currentTemplate}
      value={chosen.template}
      onChange={(template) => onChange({ ...chosen, template })}
    />
    <VersionField
      id="amendment-calendar"
      label="Theo bản lịch làm việc"
      versions={versions.calendar}
      current={versions.currentCalendar}
      value={chosen.calendar}
      onChange={(calendar) => onChange({ ...chosen, calendar })}
    />
  </div>
);
