import type { ObligationView } from '@dondoc/contracts';
import { Input } from 'antd';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { formatNumber } from '../../components/number-text.js';
import { figureId } from './submission-fields.js';
import type { SubmissionState } from './use-submission-form.js';

const boundsOf = ({ min, max }: ObligationView['figureFields'][number]): string =>
  max === null ? `Số từ ${formatNumber(min)} trở lên` : `Số từ ${formatNumber(min)} đến ${formatNumber(max)}`;

/** The figures that go with the document; typed as text so that `1.234,5` is read the Vietnamese way. */
export const FigureFields = ({ fields, form }: { fields: ObligationView['figureFields']; form: SubmissionState }) =>
  fields.length === 0 ? null : (
    <fieldset className="figure-fields">
      <legend>Số liệu</legend>
      <div className="field-row">
        {fields.map((field) => (
          <FormField
            key={field.key}
            id={figureId(field.key)}
            label={`${field.label} (${field.unit})`}
            optional={!field.required}
            hint={boundsOf(field)}
            error={errorAt(form.errors, figureId(field.key))}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                autoComplete="off"
                value={form.fields.figures[field.key] ?? ''}
                onChange={(event) =>
                  form.change({ figures: { ...form.fields.figures, [field.key]: event.target.value } })
                }
              />
            )}
          </FormField>
        ))}
      </div>
    </fieldset>
  );
