import { type AmendmentPreview, type AmendmentTarget, fullNumber } from '@dondoc/contracts';
import { Button, Input, Modal } from 'antd';
import { type FormEvent, useState } from 'react';
import { DateField } from '../../components/date-field.js';
import { ErrorSummary } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { ChangeTable } from './change-table.js';
import { chooseAll, choiceOf, needsChoice } from './choices.js';
import { AMENDMENT_FORM, useAmendment } from './use-amendment.js';

type Form = ReturnType<typeof useAmendment>;
type FormProps = { cascadeId: string; target: AmendmentTarget; preview: AmendmentPreview; sign: string };

const DocumentFields = ({ form, sign }: { form: Form; sign: string }) => (
  <>
    <div className="field-row">
      <FormField
        id="documentNumber"
        label="Số văn bản điều chỉnh"
        hint={`Ví dụ 15 hoặc ${fullNumber('15', sign)}`}
        error={errorAt(form.errors, 'documentNumber')}
      >
        {(control) => (
          <Input
            {...control}
            value={form.fields.documentNumber}
            maxLength={50}
            autoComplete="off"
            onChange={({ target }) => form.change({ documentNumber: target.value })}
          />
        )}
      </FormField>
      <DateField
        id="issuedOn"
        label="Ngày văn bản điều chỉnh"
        value={form.fields.issuedOn}
        onChange={(issuedOn) => form.change({ issuedOn })}
        error={errorAt(form.errors, 'issuedOn')}
      />
    </div>
    <FormField id="reason" label="Lý do điều chỉnh" error={errorAt(form.errors, 'reason')}>
      {({ status, ...control }) => (
        <Input.TextArea
          {...control}
          status={status}
          rows={3}
          maxLength={4000}
          value={form.fields.reason}
          onChange={({ target }) => form.change({ reason: target.value })}
        />
      )}
    </FormField>
  </>
);

const Confirmation = ({
  preview,
  form,
  onClose,
}: {
  preview: AmendmentPreview;
  form: Form;
  onClose: (send: boolean) => void;
}) => {
  const lines = preview.changes.filter(needsChoice);
  const kept = lines.filter((line) => choiceOf(line, form.choices) === 'keep').length;
  return (
    <Modal
      open
      title={`Áp dụng bản điều chỉnh số ${preview.amendment}?`}
      okText="Áp dụng"
      cancelText="Xem lại"
      onOk={() => onClose(true)}
      onCancel={() => onClose(false)}
    >
      <p>
        Tính lại {lines.length - kept} hạn, giữ {kept} hạn cũ. Các đơn vị liên quan được báo trong thư kế tiếp; hạn mới
        và số văn bản điều chỉnh ghi vào “Vì sao là ngày này”.
      </p>
      <p>Bản điều chỉnh đã áp dụng không sửa, không xóa được; muốn đổi nữa thì lập bản tiếp theo.</p>
    </Modal>
  );
};

/** What changes, what is chosen, by which document and why; then applied at once. */
export const AmendmentForm = ({ cascadeId, target, preview, sign }: FormProps) => {
  const form = useAmendment(cascadeId, target);
  const [asking, setAsking] = useState(false);
  const review = (event: FormEvent): void => {
    event.preventDefault();
    setAsking(form.check(preview));
  };
  return (
    <form id={AMENDMENT_FORM} tabIndex={-1} noValidate onSubmit={review} aria-label="Bản điều chỉnh">
      <ErrorSummary errors={form.errors} />
      <p className="progress-sentence" data-testid="amendment-sentence">
        {preview.sentence}
      </p>
      {preview.newUnits.length === 0 ? null : (
        <p>
          Đơn vị mới được giao việc ({preview.newUnits.length}): {preview.newUnits.join(', ')}.
        </p>
      )}
      {preview.changes.length > 0 ? null : (
        <p className="note">
          Không hạn nào dời. Áp dụng thì đợt này theo bản mới: nội dung nghĩa vụ, thang nhắc, ngày làm việc cuối cùng và
          ngày nhắc tính theo bản đó.
        </p>
      )}
      <ChangeTable
        preview={preview}
        choices={form.choices}
        onChoose={(lineId, choice) => form.choose({ [lineId]: choice })}
        onChooseAll={(choice) => form.choose(chooseAll(preview.changes, choice))}
      />
      <DocumentFields form={form} sign={sign} />
      <Button type="primary" size="large" htmlType="submit" loading={form.busy}>
        Áp dụng bản điều chỉnh số {preview.amendment}
      </Button>
      {asking ? (
        <Confirmation
          preview={preview}
          form={form}
          onClose={(send) => {
            setAsking(false);
            if (send) form.send(preview);
          }}
        />
      ) : null}
    </form>
  );
};
