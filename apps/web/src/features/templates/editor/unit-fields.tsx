import { Select } from 'antd';
import { FormField } from '../../../components/form-field.js';
import { matchesText } from '../../../components/search-text.js';
import { textOf, textsOf } from '../body/template-body.js';
import { useEditor } from './editor-context.js';
import { type FieldProps, useField } from './fields.js';

type UnitOption = { value: string; label: string };

/** Every unit of the register, and whatever the draft names that is no unit: kept visible until somebody replaces it. */
const useUnitOptions = (named: readonly string[]): UnitOption[] => {
  const { vocabulary } = useEditor();
  const known = new Set(vocabulary.units.map(({ unitId }) => unitId));
  return [
    ...named
      .filter((one) => one !== '' && !known.has(one))
      .map((one) => ({ value: one, label: `⚠ “${one}”: chưa khớp đơn vị nào` })),
    ...vocabulary.units.map(({ unitId, name, classLabel }) => ({ value: unitId, label: `${name} · ${classLabel}` })),
  ];
};

const SEARCH = {
  filterOption: (typed: string, option?: UnitOption) => matchesText(option?.label ?? '', typed),
};

const unmatchedText = (named: readonly string[], options: readonly UnitOption[]): string | undefined => {
  const unmatched = options.filter(({ value, label }) => named.includes(value) && label.startsWith('⚠'));
  return unmatched.length === 0
    ? undefined
    : `Chưa khớp đơn vị nào: ${unmatched.map(({ value }) => value).join('; ')}. Chọn đơn vị trong danh sách.`;
};

/** One unit out of the register, found by typing with or without marks. */
export const UnitField = ({ path, label, hint, optional = false }: FieldProps) => {
  const { id, value, set, error } = useField(path);
  const unitId = textOf(value);
  const options = useUnitOptions([unitId]);
  return (
    <FormField id={id} label={label} hint={hint} error={error ?? unmatchedText([unitId], options)} optional={optional}>
      {(control) => (
        <Select
          {...control}
          className="wide-select"
          showSearch={SEARCH}
          allowClear={optional}
          value={unitId === '' ? undefined : unitId}
          placeholder="Gõ tên đơn vị, ví dụ: so noi vu"
          options={options}
          onChange={(next?: string) => set(next ?? (optional ? undefined : ''))}
        />
      )}
    </FormField>
  );
};

/** Several units by name. */
export const UnitsField = ({ path, label, hint }: FieldProps) => {
  const { id, value, set, error } = useField(path);
  const named = textsOf(value);
  const options = useUnitOptions(named);
  return (
    <FormField id={id} label={label} hint={hint} error={error ?? unmatchedText(named, options)} optional>
      {(control) => (
        <Select<string[], UnitOption>
          {...control}
          mode="multiple"
          className="wide-select"
          showSearch={SEARCH}
          value={[...named]}
          placeholder="Gõ tên đơn vị"
          options={options}
          onChange={(next) => set(next)}
        />
      )}
    </FormField>
  );
};

/** Classes of units: each a box to tick. */
export const ClassesField = ({ path, label, hint }: FieldProps) => {
  const { id, value, set, error } = useField(path);
  const { vocabulary } = useEditor();
  const chosen = textsOf(value);
  return (
    <fieldset className={error ? 'form-field form-field-wrong' : 'form-field'} id={id} tabIndex={-1}>
      <legend className="field-label">{label}</legend>
      <div className="class-boxes">
        {vocabulary.classes.map((one) => (
          <label key={one.value}>
            <input
              type="checkbox"
              checked={chosen.includes(one.value)}
              onChange={(event) =>
                set(event.target.checked ? [...chosen, one.value] : chosen.filter((other) => other !== one.value))
              }
            />
            {one.label}
          </label>
        ))}
      </div>
      {hint ? <div className="field-hint">{hint}</div> : null}
      {error ? <div className="field-error">{error}</div> : null}
    </fieldset>
  );
};
