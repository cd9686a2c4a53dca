import type { LetterDetail } from '@dondoc/contracts';
import { App, Button, Input } from 'antd';
import { type ChangeEvent, type FormEvent, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../api/http.js';
import { useNumberLetter } from '../../api/letters.js';
import { asProblem } from '../../api/problem-error.js';
import { MAX_FILE_BYTES, uploadFile } from '../../api/upload.js';
import { DateField } from '../../components/date-field.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';

const IDS = {
  number: 'letter-number',
  issuedOn: 'letter-date',
  reason: 'letter-reason',
  signedFileId: 'signed-file',
  file: 'signed-file',
};
const FORM = 'number-form';

type Signed = { name: string; fileId: string | null; error: string | null };

/** The signed copy is sent as soon as it is chosen. */
const useSigned = () => {
  const [signed, setSigned] = useState<Signed | null>(null);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (!file) return;
    if (file.size > MAX_FILE_BYTES) {
      return setSigned({ name: file.name, fileId: null, error: 'Tệp lớn hơn 20 MB. Nén lại rồi chọn lại' });
    }
    setSigned({ name: file.name, fileId: null, error: null });
    try {
      const { fileId } = await uploadFile(file, () => undefined);
      setSigned({ name: file.name, fileId, error: null });
    } catch (error) {
      setSigned({ name: file.name, fileId: null, error: asProblem(error).detail });
    }
  };
  return { signed, choose };
};

const useNumber = (letter: LetterDetail, signedFileId: string | null) => {
  const [fields, setFields] = useState({ number: letter.number ?? '', issuedOn: '', reason: '' });
  const [errors, setErrors] = useState<FormError[]>([]);
  const save = useNumberLetter(letter.letterId);
  const { message } = App.useApp();
  const send = (): void =>
    save.mutate(
      { body: { ...fields, signedFileId }, key: newIdempotencyKey() },
      {
        onSuccess: ({ numberLabel }) => {
          setErrors([]);
          void message.success(`Đã ghi: ${numberLabel}.`);
        },
        onError: (error) => setErrors(formErrors(error, IDS, FORM)),
      },
    );
  return {
    fields,
    change: (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part })),
    errors,
    send,
    busy: save.isPending,
  };
};

type FileControl = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean };

/** The browser's own control speaks the browser's language. */
const FileButton = ({
  control,
  onChoose,
}: {
  control: FileControl;
  onChoose: (event: ChangeEvent<HTMLInputElement>) => void;
}) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <Button {...control} onClick={() => input.current?.click()}>
        Chọn tệp
      </Button>
      <input ref={input} type="file" hidden accept=".pdf,.png,.jpg,.jpeg" onChange={onChoose} />
    </div>
  );
};

/** After signing: number, date and the signed copy. A correction says why. */
export const NumberForm = ({ letter }: { letter: LetterDetail }) => {
  const { signed, choose } = useSigned();
  const form = useNumber(letter, signed?.fileId ?? null);
  const sending = signed !== null && signed.fileId === null && signed.error === null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    form.send();
  };
  return (
    <section className="card" aria-labelledby="number-title">
      <h2 id="number-title">{letter.number === null ? 'Ghi số sau khi ký' : 'Sửa số, ngày đã ghi'}</h2>
      <form id={FORM} tabIndex={-1} noValidate onSubmit={submit}>
        <ErrorSummary errors={form.errors} />
        <FormField
          id={IDS.number}
          label="Số công văn"
          hint="Chỉ phần số, ví dụ 125"
          error={errorAt(form.errors, IDS.number)}
        >
          {(control) => (
            <Input
              {...control}
              className="date-input"
              maxLength={50}
              autoComplete="off"
              value={form.fields.number}
              onChange={({ target }) => form.change({ number: target.value })}
            />
          )}
        </FormField>
        <DateField
          id={IDS.issuedOn}
          label="Ngày ghi trên công văn"
          value={form.fields.issuedOn}
          onChange={(issuedOn) => form.change({ issuedOn })}
          error={errorAt(form.errors, IDS.issuedOn)}
        />
        <FormField
          id={IDS.signedFileId}
          label="Bản đã ký (PDF hoặc ảnh)"
          optional
          error={signed?.error ?? errorAt(form.errors, IDS.signedFileId)}
          hint={sending ? 'Đang tải lên…' : signed?.fileId ? `Đã tải lên: ${signed.name}` : undefined}
        >
          {({ status: _, ...control }) => <FileButton control={control} onChoose={(event) => void choose(event)} />}
        </FormField>
        {letter.number === null ? null : (
          <FormField id={IDS.reason} label="Lý do sửa" error={errorAt(form.errors, IDS.reason)}>
            {(control) => (
              <Input
                {...control}
                maxLength={1000}
                value={form.fields.reason}
                onChange={({ target }) => form.change({ reason: target.value })}
              />
            )}
          </FormField>
        )}
        <Button type="primary" htmlType="submit" loading={form.busy} disabled={sending}>
          Lưu số, ngày
        </Button>
      </form>
    </section>
  );
};
