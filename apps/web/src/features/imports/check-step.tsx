import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { type SheetOf, useCheckSheet } from '../../api/imports.js';
import { MAX_FILE_BYTES } from '../../api/upload.js';
import { FileChoice } from './file-choice.js';
import { ProblemNotice } from '../../components/problem-notice.js';

type CheckProps = { sheet: SheetOf; step: number; onChecked: (importId: string) => void };

/** Sends the filled-in sheet for checking. */
export const CheckStep = ({ sheet, step, onChecked }: CheckProps) => {
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState('');
  const check = useCheckSheet();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const wrong =
      file === null
        ? 'Chọn tệp Excel đã điền'
        : file.size > MAX_FILE_BYTES
          ? 'Tệp lớn hơn 20 MB. Chia thành nhiều tệp.'
          : '';
    setMissing(wrong);
    if (file === null || wrong !== '') return document.getElementById('import-sheet-button')?.focus();
    check.mutate({ sheet, file }, { onSuccess: ({ importId }) => onChecked(importId) });
  };
  return (
    <li className="card">
      <h2>Bước {step}. Gửi tệp đã điền để kiểm tra</h2>
      <p>Gửi tệp lên chỉ để kiểm tra, chưa nhập gì. Mọi lỗi hiện cùng lúc.</p>
      <form noValidate onSubmit={send}>
        <div className={missing === '' ? 'form-field' : 'form-field form-field-wrong'}>
          <FileChoice
            label="Chọn tệp Excel (.xlsx)"
            inputId="import-sheet"
            accept=".xlsx"
            describedBy={missing === '' ? undefined : 'import-sheet-error'}
            onChoose={([chosen]) => {
              setFile(chosen ?? null);
              setMissing('');
            }}
          />{' '}
          <span role="status">{file === null ? 'Chưa chọn tệp' : file.name}</span>
          {missing === '' ? null : (
            <div className="field-error" id="import-sheet-error" role="alert">
              {missing}
            </div>
          )}
        </div>
        <Button type="primary" htmlType="submit" loading={check.isPending}>
          Kiểm tra
        </Button>
      </form>
      {check.error ? <ProblemNotice error={check.error} /> : null}
    </li>
  );
};
