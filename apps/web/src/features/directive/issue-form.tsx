import { type CascadeDetail, fullNumber } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { DateField } from '../../components/date-field.js';
import { ErrorSummary } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { blockersOf, BLOCKERS_ID, IssueBlockers } from './issue-blockers.js';
import { IssueConfirmation } from './issue-confirmation.js';
import { useIssueForm } from './use-issue-form.js';

const FIRST = 3;

const WarningLines = ({ warnings, start }: Pick<CascadeDetail, 'warnings'> & { start: number }) => (
  <ol start={start}>
    {warnings.map(({ field, text }) => (
      <li key={`${field} ${text}`}>{text}</li>
    ))}
  </ol>
);

const Warnings = ({ warnings }: Pick<CascadeDetail, 'warnings'>) =>
  warnings.length === 0 ? null : (
    <div className="warnings" role="note">
      <p>
        <strong>⚠ Nên xem lại trước khi ban hành ({warnings.length})</strong>
      </p>
      <WarningLines warnings={warnings.slice(0, FIRST)} start={1} />
      {warnings.length > FIRST ? (
        <details className="disclosure">
          <summary>Xem {warnings.length - FIRST} điểm còn lại</summary>
          <WarningLines warnings={warnings.slice(FIRST)} start={FIRST + 1} />
        </details>
      ) : null}
    </div>
  );

const Fields = ({ form, sign }: { form: ReturnType<typeof useIssueForm>; sign: string }) => (
  <div className="field-row">
    <FormField
      id="documentNumber"
      label="Số văn bản"
      hint={`Ví dụ 15 hoặc ${fullNumber('15', sign)}`}
      error={errorAt(form.errors, 'documentNumber')}
    >
      {(control) => (
        <Input
          {...control}
          value={form.documentNumber}
          onChange={(event) => form.setDocumentNumber(event.target.value)}
          autoComplete="off"
          maxLength={50}
        />
      )}
    </FormField>
    <DateField
      id="issuedOn"
      label="Ngày ban hành"
      value={form.issuedOn}
      onChange={form.setIssuedOn}
      error={errorAt(form.errors, 'issuedOn')}
    />
  </div>
);

/** Number and date make the draft a directive; a dialog names the counts before anything is made. */
export const IssueForm = ({ cascade, mayEdit }: { cascade: CascadeDetail; mayEdit: boolean }) => {
  const blocked = blockersOf(cascade).length > 0;
  const form = useIssueForm(cascade.cascadeId);
  const [asking, setAsking] = useState(false);
  const confirmed = useRef(false);
  const review = (event: FormEvent): void => {
    event.preventDefault();
    setAsking(form.isComplete());
  };
  return (
    <section className="card issue-form" aria-labelledby="issue-title">
      <h2 id="issue-title">Ban hành</h2>
      <p>Văn bản còn là dự thảo: chưa có số, ngày. Nhập số và ngày ban hành để giao việc cho các đơn vị.</p>
      <form onSubmit={review} noValidate id="issue-form" tabIndex={-1}>
        <ErrorSummary errors={form.errors} />
        <Fields form={form} sign={cascade.document.sign} />
        <IssueBlockers cascade={cascade} mayEdit={mayEdit} />
        <Warnings warnings={cascade.warnings.filter(({ blocks }) => !blocks)} />
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={form.busy}
          disabled={blocked}
          aria-describedby={blocked ? BLOCKERS_ID : undefined}
        >
          Ban hành
        </Button>
      </form>
      <IssueConfirmation
        open={asking}
        cascade={cascade}
        documentNumber={form.documentNumber}
        issuedOn={form.issuedOn}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          confirmed.current = true;
          setAsking(false);
        }}
        onClosed={() => {
          // Sent only now: errors take the focus, and the dialog must not take it back from them.
          if (confirmed.current) void form.send();
          confirmed.current = false;
        }}
      />
    </section>
  );
};
