import type { ObligationView } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useRef } from 'react';
import { useSubmissionDraft } from '../../api/obligations.js';
import { DateField } from '../../components/date-field.js';
import { ErrorSummary } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { QueryState } from '../../components/query-state.js';
import { DraftLine } from './draft-line.js';
import { FigureFields } from './figure-fields.js';
import { FilePicker } from './file-picker.js';
import { PaperFields } from './paper-fields.js';
import { ScoreFields } from './score-fields.js';
import { SubmissionReceipt } from './submission-receipt.js';
import { type SubmissionStart, type SubmissionState, useSubmissionForm } from './use-submission-form.js';

const NumberAndDate = ({ form }: { form: SubmissionState }) => (
  <div className="field-row">
    <FormField
      id="documentNumber"
      label="Số, ký hiệu văn bản"
      hint="Ví dụ 45/BC-SNV"
      error={errorAt(form.errors, 'documentNumber')}
    >
      {(control) => (
        <Input
          {...control}
          value={form.fields.documentNumber}
          onChange={(event) => form.change({ documentNumber: event.target.value })}
          maxLength={100}
          autoComplete="off"
        />
      )}
    </FormField>
    <DateField
      id="signedOn"
      label="Ngày ký"
      value={form.fields.signedOn}
      onChange={(signedOn) => form.change({ signedOn })}
      error={errorAt(form.errors, 'signedOn')}
    />
    <DateField
      id="sentOn"
      label="Ngày gửi"
      optional
      value={form.fields.sentOn}
      onChange={(sentOn) => form.change({ sentOn })}
      error={errorAt(form.errors, 'sentOn')}
    />
  </div>
);

const Note = ({ form }: { form: SubmissionState }) => (
  <FormField id="note" label="Ghi chú" optional error={errorAt(form.errors, 'note')}>
    {(control) => (
      <Input.TextArea
        {...control}
        rows={2}
        value={form.fields.note}
        onChange={(event) => form.change({ note: event.target.value })}
        maxLength={4000}
      />
    )}
  </FormField>
);

/** The form was asked for: it comes into view with the cursor in its first field. */
const useStartInForm = () => {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'start' });
    form.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
  }, []);
  return form;
};

const Form = ({
  form,
  obligation,
  onClose,
}: {
  form: SubmissionState;
  obligation: ObligationView;
  onClose: () => void;
}) => {
  const start = useStartInForm();
  return (
    <form
      ref={start}
      noValidate
      id="submission-form"
      className="card submission-form"
      aria-labelledby="submission-title"
      tabIndex={-1}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        form.send();
      }}
    >
      <h2 id="submission-title">{titleOf(form, obligation)}</h2>
      <ErrorSummary errors={form.errors} />
      {form.isPaper ? <PaperFields form={form} /> : null}
      <NumberAndDate form={form} />
      <FilePicker files={form.files} error={errorAt(form.errors, 'files')} />
      <FigureFields fields={obligation.figureFields} form={form} />
      <ScoreFields sheet={obligation.scoreSheet} form={form} />
      <Note form={form} />
      <div className="acts">
        <Button type="primary" size="large" htmlType="submit" loading={form.busy}>
          {form.isPaper ? 'Ghi nhận' : 'Nộp'}
        </Button>
        <Button size="large" onClick={onClose}>
          Thôi
        </Button>
      </div>
      {form.isPaper ? null : <DraftLine state={form.saving.state} />}
    </form>
  );
};

const titleOf = ({ isPaper }: SubmissionState, { submissions }: ObligationView): string => {
  if (isPaper) return 'Ghi bài nộp đã nhận trước đây';
  return submissions.length > 0 ? 'Nộp lại thành bản mới' : 'Nộp báo cáo';
};

const Started = ({ start, onClose }: { start: SubmissionStart; onClose: () => void }) => {
  const form = useSubmissionForm(start);
  const { obligation } = start;
  if (form.received !== null) {
    const { received, isPaper } = form;
    return <SubmissionReceipt {...received} entered={isPaper} obligation={obligation} onClose={onClose} />;
  }
  return <Form form={form} obligation={obligation} onClose={onClose} />;
};

/** Goes on with the draft of whoever holds the post. */
const FromDraft = ({ obligation, onClose }: { obligation: ObligationView; onClose: () => void }) => {
  const { cascadeId, unit, line } = obligation;
  const query = useSubmissionDraft({ cascadeId, unitId: unit.unitId, lineId: line.lineId });
  return (
    <QueryState query={query}>{(draft) => <Started start={{ obligation, draft }} onClose={onClose} />}</QueryState>
  );
};

/** Hands a report in: document number, date, files, figures. What was typed stays until it is received. */
export const SubmissionForm = ({
  obligation,
  onClose,
  paper = false,
}: {
  obligation: ObligationView;
  onClose: () => void;
  /** Enters what was received earlier, on paper or during an outage. */
  paper?: boolean;
}) =>
  paper ? (
    <Started start={{ obligation, draft: null }} onClose={onClose} />
  ) : (
    <FromDraft obligation={obligation} onClose={onClose} />
  );
