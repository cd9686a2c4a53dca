import type { ObligationView } from '@dondoc/contracts';
import { Input } from 'antd';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { formatNumber } from '../../components/number-text.js';
import { scoreId } from './submission-fields.js';
import type { SubmissionState } from './use-submission-form.js';

/** The unit's own points for each criterion of the score sheet. */
export const ScoreFields = ({ sheet, form }: { sheet: ObligationView['scoreSheet']; form: SubmissionState }) =>
  sheet === null ? null : (
    <fieldset className="figure-fields">
      <legend>Điểm tự chấm</legend>
      <div className="field-row">
        {sheet.criteria.map(({ number, title, max }) => (
          <FormField
            key={number}
            id={scoreId(number)}
            label={`${number}. ${title}`}
            hint={`Từ 0 đến ${formatNumber(max)} điểm`}
            error={errorAt(form.errors, scoreId(number))}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                autoComplete="off"
                value={form.fields.scores[number] ?? ''}
                onChange={(event) => form.change({ scores: { ...form.fields.scores, [number]: event.target.value } })}
              />
            )}
          </FormField>
        ))}
      </div>
    </fieldset>
  );
