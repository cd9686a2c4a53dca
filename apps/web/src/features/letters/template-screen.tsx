import type { LetterTemplates } from '@dondoc/contracts';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import {
  CURRENT_TEMPLATE_FILE,
  DEFAULT_TEMPLATE_FILE,
  templateFileAddress,
  useDefaultTemplate,
  useLetterTemplates,
  useUploadTemplate,
} from '../../api/letters.js';
import { asProblem } from '../../api/problem-error.js';
import { Crumbs } from '../../components/crumbs.js';
import { formatInstant } from '../../components/instant-label.js';
import { Page } from '../../components/page.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { QueryState } from '../../components/query-state.js';

/** What has to be mended in Word: where, what, how. */
const Faults = ({ error }: { error: unknown }) => {
  const { title, detail, errors } = asProblem(error);
  if (errors.length === 0) return <ProblemNotice error={error} />;
  return (
    <div className="error-summary" role="alert" data-testid="template-faults">
      <p className="error-summary-title">{title}</p>
      <p>{detail}</p>
      <ul>
        {errors.map(({ value, reason, mend }) => (
          <li key={`${value} ${reason}`}>
            {value === '' ? null : <q>{value}</q>} {reason} {mend}
          </li>
        ))}
      </ul>
    </div>
  );
};

const Upload = () => {
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const upload = useUploadTemplate();
  const { message } = App.useApp();
  const send = (file: File | undefined): void => {
    if (!file) return;
    setName(file.name);
    upload.mutate(file, {
      onSuccess: ({ version }) => void message.success(`Đã nhận mẫu, bản ${version}, dùng từ bây giờ.`),
    });
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <Button type="primary" loading={upload.isPending} onClick={() => input.current?.click()}>
        Tải mẫu đã sửa lên
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx"
        aria-label="Chọn tệp mẫu Word"
        onChange={({ target }) => send(target.files?.[0])}
      />
      {upload.error ? (
        <>
          <p>Tệp {name} chưa dùng được; mẫu đang dùng không đổi.</p>
          <Faults error={upload.error} />
        </>
      ) : null}
    </>
  );
};

const Current = ({ templates }: { templates: LetterTemplates }) => {
  const back = useDefaultTemplate();
  const { modal } = App.useApp();
  const ask = (): void =>
    void modal.confirm({
      title: 'Dùng lại mẫu mặc định?',
      content: 'Các bản đã tải lên vẫn còn trong danh sách, tải về được.',
      okText: 'Dùng mẫu mặc định',
      cancelText: 'Thôi',
      onOk: () => back.mutate(),
    });
  return (
    <section className="card" aria-labelledby="current-title">
      <h2 id="current-title">Đang dùng: {templates.current.label}</h2>
      <ol>
        <li>
          <a href={CURRENT_TEMPLATE_FILE} download>
            Tải mẫu đang dùng
          </a>{' '}
          rồi sửa trong Word; giữ các chỗ điền trong dấu {'{ }'}.
        </li>
        <li>Tải mẫu đã sửa lên: hệ thống kiểm tra, có lỗi thì chỉ rõ chỗ, không lỗi thì dùng ngay.</li>
      </ol>
      <div className="acts">
        <Upload />
        {templates.current.version === null ? (
          <a className="link-button" href={DEFAULT_TEMPLATE_FILE} download>
            Tải mẫu mặc định
          </a>
        ) : (
          <Button onClick={ask} loading={back.isPending}>
            Dùng lại mẫu mặc định
          </Button>
        )}
      </div>
      {back.error ? <ProblemNotice error={back.error} /> : null}
    </section>
  );
};

const Placeholders = ({ placeholders }: Pick<LetterTemplates, 'placeholders'>) => (
  <section aria-labelledby="placeholders-title">
    <h2 id="placeholders-title">Chỗ điền</h2>
    <p>Gõ đúng như cột đầu; viết hoa hay có dấu cũng được, ví dụ {'{Hạn mới}'}.</p>
    <table className="data-table stacking">
      <thead>
        <tr>
          <th scope="col">Ghi trong mẫu</th>
          <th scope="col">In ra</th>
          <th scope="col">Bắt buộc</th>
        </tr>
      </thead>
      <tbody>
        {placeholders.map(({ name, written, meaning, required, within }) => (
          <tr key={name}>
            <th scope="row">
              <code>{written}</code>
            </th>
            <td data-label="In ra">
              {meaning}
              {within === null ? null : (
                <span className="clause">
                  chỉ trong phần <code>{`{#${within}}`}</code>
                </span>
              )}
            </td>
            <td data-label="Bắt buộc">{required ? 'Bắt buộc' : 'Không'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Versions = ({ versions }: Pick<LetterTemplates, 'versions'>) =>
  versions.length === 0 ? null : (
    <section aria-labelledby="versions-title">
      <h2 id="versions-title">Các bản trước</h2>
      <ul className="letter-history">
        {versions.map(({ version, own, label, fileName, by, at }) => (
          <li key={version}>
            {own ? (
              <a href={templateFileAddress(version)} download={fileName}>
                {label}
              </a>
            ) : (
              label
            )}{' '}
            · {by}, {formatInstant(at)}
          </li>
        ))}
      </ul>
    </section>
  );

/** The office's own letter template: download, change in Word, upload, or go back. */
export const TemplateScreen = () => (
  <Page title="Mẫu công văn đôn đốc" above={<Crumbs steps={[{ to: '/cong-van', text: 'Công văn' }]} />}>
    <QueryState query={useLetterTemplates()}>
      {(templates) => (
        <div className="letter-page">
          <p className="as-of">{templates.officeName}</p>
          <Current templates={templates} />
          <Versions versions={templates.versions} />
          <Placeholders placeholders={templates.placeholders} />
        </div>
      )}
    </QueryState>
  </Page>
);
