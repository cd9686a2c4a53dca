import type { RehearsalView, TemplateSummary } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import type { FormEvent } from 'react';
import type { Rehearsed } from '../../api/rehearsals.js';
import { DateField } from '../../components/date-field.js';
import { ErrorSummary } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { ActsField } from './acts-field.js';
import { BEHAVIOURS } from './behaviours.js';
import { ACTS_ID, FORM_ID, ISSUED_ID, type Setup, type useSetup } from './use-setup.js';

type SetupProps = {
  template: TemplateSummary;
  form: ReturnType<typeof useSetup>;
  view: RehearsalView | null;
  busy: boolean;
  onRun: (asked: Rehearsed) => void;
};
type Fields = { setup: Setup; change: (part: Partial<Setup>) => void };

const VersionField = ({ template, setup, change }: Fields & Pick<SetupProps, 'template'>) => (
  <FormField id="rehearsal-version" label="Chạy thử bản">
    {({ id }) => (
      <select
        id={id}
        className="native-select"
        value={setup.version ?? ''}
        onChange={({ target }) => change({ version: target.value === '' ? null : Number(target.value) })}
      >
        {template.draft === null ? null : <option value="">Bản nháp đang soạn</option>}
        {[...template.versions].reverse().map(({ version }) => (
          <option key={version} value={version}>
            Bản {version} đã công bố
          </option>
        ))}
      </select>
    )}
  </FormField>
);

const BehaviourField = ({ setup, change }: Fields) => (
  <fieldset className="form-field behaviours">
    <legend className="field-label">Các đơn vị nộp thế nào</legend>
    {BEHAVIOURS.map(({ kind, name, text }) => (
      <label key={kind} className="radio-line">
        <input type="radio" name="behaviour" checked={setup.kind === kind} onChange={() => change({ kind })} />
        <span>
          <strong>{name}</strong>: {text}
        </span>
      </label>
    ))}
  </fieldset>
);

const SeedField = ({ setup, change }: Fields) => (
  <FormField id="rehearsal-seed" label="Cách xếp thứ" hint="Cùng số thì kết quả y hệt; đổi số để thử cách xếp khác">
    {(control) => (
      <Input
        {...control}
        className="short-input"
        inputMode="numeric"
        value={setup.seed}
        maxLength={9}
        onChange={({ target }) => change({ seed: target.value })}
      />
    )}
  </FormField>
);

/** What to live through: which version, issued when, and how the units behave. */
export const SetupForm = ({ template, form, view, busy, onRun }: SetupProps) => {
  const { setup, change, errors, complete } = form;
  const run = (event: FormEvent): void => {
    event.preventDefault();
    const asked = complete();
    if (asked !== null) onRun(asked);
  };
  return (
    <form className="card rehearsal-setup" id={FORM_ID} tabIndex={-1} noValidate onSubmit={run} aria-label="Chạy thử">
      <ErrorSummary errors={errors} />
      <div className="field-row">
        <div>
          <VersionField template={template} setup={setup} change={change} />
          <DateField
            id={ISSUED_ID}
            label="Giả sử ban hành ngày"
            value={setup.issuedOn}
            onChange={(issuedOn) => change({ issuedOn })}
            error={errorAt(errors, ISSUED_ID)}
          />
        </div>
        <div>
          <BehaviourField setup={setup} change={change} />
          {setup.kind === 'mixed' ? <SeedField setup={setup} change={change} /> : null}
        </div>
      </div>
      {setup.kind === 'acts' ? (
        <ActsField
          value={setup.acts}
          onChange={(acts) => change({ acts })}
          error={errorAt(errors, ACTS_ID)}
          view={view}
        />
      ) : null}
      <Button type="primary" size="large" htmlType="submit" loading={busy}>
        Chạy thử
      </Button>
    </form>
  );
};
