import { Input } from 'antd';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import type { SubmissionState } from './use-submission-form.js';

/** When the paper was really received, and why it is entered only now. */
export const PaperFields = ({ form }: { form: SubmissionState }) => (
  <fieldset className="figure-fields">
    <legend>Nhận bản giấy hoặc khi hệ thống gián đoạn</legend>
    <div className="field-row">
      <FormField
        id="paper-receivedAt"
        label="Ngày, giờ đã nhận"
        hint="Ví dụ 15/11/2026 14:30. Không ghi giờ thì tính hết ngày đó."
        error={errorAt(form.errors, 'paper-receivedAt')}
      >
        {(control) => (
          <Input
            {...control}
            value={form.paper.receivedAt}
            onChange={(event) => form.changePaper({ receivedAt: event.target.value })}
            placeholder="dd/MM/yyyy HH:mm"
            maxLength={60}
            autoComplete="off"
          />
        )}
      </FormField>
      <FormField id="paper-reason" label="Lý do ghi nhận muộn" error={errorAt(form.errors, 'paper-reason')}>
        {(control) => (
          <Input
            {...control}
            value={form.paper.reason}
            onChange={(event) => form.changePaper({ reason: event.target.value })}
            maxLength={4000}
            autoComplete="off"
          />
        )}
      </FormField>
    </div>
  </fieldset>
);
