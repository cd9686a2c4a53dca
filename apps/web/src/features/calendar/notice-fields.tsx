import { Button, Input } from 'antd';
import { useRef } from 'react';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { NOTICE_IDS, type NoticeFields, type useNotice } from './use-notice.js';

const KINDS: readonly { value: NoticeFields['status']; text: string }[] = [
  { value: 'notice', text: 'Thông báo nghỉ lễ, tết' },
  { value: 'swap', text: 'Hoán đổi ngày làm việc' },
  { value: 'statute', text: 'Luật hoặc nghị quyết' },
];

type FieldsProps = { notice: ReturnType<typeof useNotice> };

/** Which document says so. */
export const SourceFields = ({ notice: { fields, change, errors } }: FieldsProps) => (
  <div className="field-row">
    <FormField
      id={NOTICE_IDS.source}
      label="Số, ngày thông báo"
      hint="Ví dụ: Thông báo số 5015/TB-LĐTBXH ngày 20/11/2026"
      error={errorAt(errors, NOTICE_IDS.source)}
    >
      {(control) => (
        <Input
          {...control}
          value={fields.source}
          maxLength={500}
          autoComplete="off"
          onChange={({ target }) => change({ source: target.value })}
        />
      )}
    </FormField>
    <FormField id="notice-status" label="Loại văn bản">
      {({ id }) => (
        <select
          id={id}
          className="native-select"
          value={fields.status}
          onChange={({ target }) =>
            change({ status: KINDS.find(({ value }) => value === target.value)?.value ?? 'notice' })
          }
        >
          {KINDS.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </FormField>
  </div>
);

const FileChoice = ({ notice: { fields, change } }: FieldsProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="acts">
      <Button onClick={() => input.current?.click()}>Chọn tệp lịch (.ics)</Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Tệp lịch"
        accept=".ics,text/calendar"
        data-testid="notice-file"
        onChange={async ({ target }) => {
          const file = target.files?.[0];
          const ics = await file?.text();
          target.value = '';
          if (file && ics !== undefined) change({ file: { name: file.name, ics } });
        }}
      />
      {fields.file === null ? null : (
        <>
          <span>
            Dùng tệp <strong>{fields.file.name}</strong> thay cho các dòng gõ tay.
          </span>
          <Button onClick={() => change({ file: null })}>Bỏ tệp</Button>
        </>
      )}
    </div>
  );
};

/** The days, typed or as a file, and the years that are complete with them. */
export const DayFields = ({ notice }: FieldsProps) => {
  const { fields, change, errors } = notice;
  return (
    <>
      <FormField
        id={NOTICE_IDS.text}
        label="Ngày nghỉ, ngày làm bù"
        hint="Mỗi dòng một ngày hoặc một khoảng, ví dụ: 31/08/2026 nghỉ: Hoán đổi · 22/08/2026 làm bù · 30/4-1/5/2026 nghỉ"
        error={errorAt(errors, NOTICE_IDS.text)}
      >
        {({ status, ...control }) => (
          <Input.TextArea
            {...control}
            status={status}
            rows={4}
            disabled={fields.file !== null}
            value={fields.text}
            maxLength={100_000}
            onChange={({ target }) => change({ text: target.value })}
          />
        )}
      </FormField>
      <FileChoice notice={notice} />
      <FormField
        id={NOTICE_IDS.years}
        label="Năm đã đủ dữ liệu khi có thông báo này"
        hint="Ví dụ 2027. Ngày dự kiến của năm đó trở thành chính thức, các điểm còn chờ được khép lại"
        error={errorAt(errors, NOTICE_IDS.years)}
        optional
      >
        {(control) => (
          <Input
            {...control}
            className="short-input"
            value={fields.years}
            maxLength={60}
            onChange={({ target }) => change({ years: target.value })}
          />
        )}
      </FormField>
    </>
  );
};
