import type { UnitDetailView, UnitRowView } from '@dondoc/contracts';
import { useState } from 'react';
import { useFreshUnit } from '../../api/units.js';
import { DateField } from '../../components/date-field.js';
import type { FormError } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { ActForm } from './act-form.js';
import { ChoiceField, ReasonField, TextField } from './fields.js';
import { CLASS_CHOICES, TIER_CHOICES } from './unit-words.js';

const IDS = {
  unitId: 'unit-id',
  name: 'unit-name',
  shortName: 'unit-short',
  class: 'unit-class',
  tier: 'unit-tier',
  parent: 'unit-parent',
  dutyLine: 'unit-duty',
  adminCode: 'unit-code',
  validFrom: 'unit-from',
  from: 'unit-from',
  reason: 'unit-reason',
};

const blank = {
  unitId: '',
  name: '',
  shortName: '',
  class: 'so-ban-nganh' as string,
  tier: 'province' as string,
  parent: '',
  adminCode: '',
  duty: '',
  from: '',
  reason: '',
};
type Facts = typeof blank;

const factsOf = (unit: UnitDetailView): Facts => ({
  ...blank,
  unitId: unit.unitId,
  name: unit.name,
  shortName: unit.shortName,
  class: unit.class,
  tier: unit.tier,
  parent: unit.parent ?? '',
  adminCode: unit.adminCode ?? '',
  duty: unit.dutyLine.map(({ unitId }) => unitId).join(', '),
});

const dutyIn = (text: string): string[] => text.split(/[\s,;]+/).filter((one) => one !== '');
const told = (facts: Facts) => ({
  name: facts.name,
  shortName: facts.shortName,
  class: facts.class,
  tier: facts.tier,
  parent: facts.parent || null,
  adminCode: facts.adminCode.trim() || null,
  dutyLine: dutyIn(facts.duty),
});

/** Of a known unit only what was changed: what somebody else has changed meanwhile stays theirs. */
const bodyOf = (facts: Facts, unit: UnitDetailView | null) => {
  if (unit === null) return { ...told(facts), unitId: facts.unitId, validFrom: facts.from };
  const before: Record<string, unknown> = told(factsOf(unit));
  const changed = Object.entries(told(facts)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  return { from: facts.from, reason: facts.reason, facts: Object.fromEntries(changed), revision: unit.revision };
};

type FieldsProps = {
  facts: Facts;
  set: (field: keyof Facts) => (value: string) => void;
  errors: readonly FormError[];
  units: readonly UnitRowView[];
};

const Fields = ({ facts, set, errors, units }: FieldsProps) => (
  <>
    <div className="field-row">
      <TextField id={IDS.name} label="Tên đầy đủ" value={facts.name} onChange={set('name')} errors={errors} />
      <TextField
        id={IDS.shortName}
        label="Tên ngắn"
        value={facts.shortName}
        onChange={set('shortName')}
        errors={errors}
      />
    </div>
    <div className="field-row">
      <ChoiceField
        id={IDS.class}
        label="Loại"
        value={facts.class}
        onChange={set('class')}
        errors={errors}
        choices={CLASS_CHOICES}
      />
      <ChoiceField
        id={IDS.tier}
        label="Cấp"
        value={facts.tier}
        onChange={set('tier')}
        errors={errors}
        choices={TIER_CHOICES}
      />
    </div>
    <ChoiceField
      id={IDS.parent}
      label="Trực thuộc"
      value={facts.parent}
      onChange={set('parent')}
      errors={errors}
      choices={[
        { value: '', label: 'Không trực thuộc cơ quan nào' },
        ...units.map(({ unitId, name }) => ({ value: unitId, label: name })),
      ]}
    />
    <div className="field-row">
      <TextField
        id={IDS.dutyLine}
        label="Tuyến báo cáo"
        hint="Mã các cơ quan được báo khi quá hạn, gần nhất trước, cách nhau bằng dấu phẩy"
        value={facts.duty}
        onChange={set('duty')}
        errors={errors}
      />
      <TextField
        id={IDS.adminCode}
        label="Mã đơn vị hành chính"
        optional
        maxLength={40}
        value={facts.adminCode}
        onChange={set('adminCode')}
        errors={errors}
      />
    </div>
  </>
);

type UnitFormProps = {
  units: readonly UnitRowView[];
  /** null: a new unit. */
  unit: UnitDetailView | null;
  onClose: () => void;
  onDone?: (unitIds: readonly string[]) => void;
};

/**
 * What was typed over the unit as it was when the form opened. After a conflict the newest takes its place underneath: what
 * was typed stays, what was not follows it.
 */
const useTyped = (unit: UnitDetailView | null) => {
  const [seen, setSeen] = useState(unit);
  const [typed, setTyped] = useState<Partial<Facts>>({});
  const freshUnit = useFreshUnit();
  const facts: Facts = { ...(seen === null ? blank : factsOf(seen)), ...typed };
  const set = (field: keyof Facts) => (value: string) => setTyped((before) => ({ ...before, [field]: value }));
  const lookAgain = (): void => {
    if (seen !== null) void freshUnit(seen.unitId).then((fresh) => fresh && setSeen(fresh));
  };
  return { seen, facts, set, lookAgain };
};

/** A new unit, or what changes of a known one from a date: what was before stays on record. */
export const UnitForm = ({ units, unit, onClose, onDone }: UnitFormProps) => {
  const { seen, facts, set, lookAgain } = useTyped(unit);
  const isNew = seen === null;
  return (
    <ActForm
      title={isNew ? 'Thêm đơn vị' : 'Thay đổi đơn vị từ một ngày'}
      act={isNew ? 'Thêm' : 'Ghi thay đổi'}
      done={isNew ? 'Đã thêm đơn vị.' : 'Đã ghi thay đổi; tên và cấp trên trước ngày đó vẫn giữ.'}
      ids={IDS}
      request={{ method: isNew ? 'POST' : 'PUT', parts: isNew ? [] : [seen.unitId], body: bodyOf(facts, seen) }}
      onClose={onClose}
      onStale={lookAgain}
      {...(onDone ? { onDone } : {})}
    >
      {(errors) => (
        <>
          {isNew ? (
            <TextField
              id={IDS.unitId}
              label="Mã đơn vị"
              hint="Chữ thường không dấu, chữ số, gạch nối; không đổi về sau. Ví dụ: so-khoa-hoc"
              maxLength={80}
              value={facts.unitId}
              onChange={set('unitId')}
              errors={errors}
            />
          ) : null}
          <Fields facts={facts} set={set} errors={errors} units={units} />
          <DateField
            id={IDS.from}
            label={isNew ? 'Hoạt động từ ngày' : 'Có hiệu lực từ ngày'}
            value={facts.from}
            onChange={set('from')}
            error={errorAt(errors, IDS.from)}
          />
          {isNew ? null : <ReasonField id={IDS.reason} value={facts.reason} onChange={set('reason')} errors={errors} />}
        </>
      )}
    </ActForm>
  );
};
