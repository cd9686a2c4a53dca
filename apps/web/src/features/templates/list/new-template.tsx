import type { NewDraftRequest, TemplateSummary } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../api/http.js';
import { asProblem } from '../../../api/problem-error.js';
import { useCreateDraft } from '../../../api/templates.js';
import { PASTE_ADDRESS, templateEditorAddress } from '../../../components/addresses.js';
import { FormField } from '../../../components/form-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { codeOf, freeCode } from '../body/obligation-edits.js';

type Way = 'blank' | 'copy' | 'yaml';

const useBegin = () => {
  const create = useCreateDraft();
  const navigate = useNavigate();
  const begin = (body: NewDraftRequest): void =>
    create.mutate(
      { body, key: newIdempotencyKey() },
      { onSuccess: ({ templateId }) => void navigate(templateEditorAddress(templateId)) },
    );
  return { begin, busy: create.isPending, error: create.error };
};

const freeId = (title: string, templates: readonly TemplateSummary[]): string =>
  freeCode(codeOf(title, 80) || 'mau', new Set(templates.map(({ templateId }) => templateId)));

const TitleForm = ({
  label,
  button,
  busy,
  onTitle,
}: {
  label: string;
  button: string;
  busy: boolean;
  onTitle: (title: string) => void;
}) => {
  const [title, setTitle] = useState('');
  const [error, setError] = useState<string | undefined>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() === '') setError('Nhập tên mẫu');
    else onTitle(title.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <FormField id="new-title" label={label} error={error}>
        {(control) => (
          <Input
            {...control}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            maxLength={500}
            autoComplete="off"
          />
        )}
      </FormField>
      <Button type="primary" htmlType="submit" loading={busy}>
        {button}
      </Button>
    </form>
  );
};

const CopyForm = ({ templates }: { templates: readonly TemplateSummary[] }) => {
  const { begin, busy, error } = useBegin();
  const sources = templates.flatMap(({ templateId, title, versions }) =>
    versions.map(({ version }) => ({ templateId, version, text: `${title}, bản ${version}` })),
  );
  const [at, setAt] = useState(0);
  const source = sources[at];
  if (source === undefined) return <p>Chưa có bản nào được công bố để sao chép.</p>;
  return (
    <>
      <FormField id="copy-source" label="Sao chép từ">
        {({ id }) => (
          <select id={id} className="native-select" value={at} onChange={(event) => setAt(Number(event.target.value))}>
            {sources.map(({ templateId, version, text }, index) => (
              <option key={`${templateId} ${version}`} value={index}>
                {text}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <TitleForm
        label="Tên mẫu mới"
        button="Lập bản nháp"
        busy={busy}
        onTitle={(title) =>
          begin({
            from: 'copy',
            source: source.templateId,
            version: source.version,
            templateId: freeId(title, templates),
            title,
          })
        }
      />
      {error ? <ProblemNotice error={error} /> : null}
    </>
  );
};

const BlankForm = ({ templates }: { templates: readonly TemplateSummary[] }) => {
  const { begin, busy, error } = useBegin();
  return (
    <>
      <TitleForm
        label="Tên mẫu"
        button="Lập bản nháp trống"
        busy={busy}
        onTitle={(title) => begin({ from: 'blank', templateId: freeId(title, templates), title })}
      />
      {error ? <ProblemNotice error={error} /> : null}
    </>
  );
};

/** All faults of a file at once: where, what stands there, why not, how to mend it. */
const FileFaults = ({ error }: { error: unknown }) => {
  const { title, detail, errors } = asProblem(error);
  return (
    <div className="error-summary" role="alert" data-testid="yaml-faults">
      <p className="error-summary-title">{title}</p>
      <p>{detail}</p>
      <ol>
        {errors.slice(0, 200).map(({ field, value, reason, mend }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two faults may be worded alike
          <li key={index}>
            <code>{field}</code> {value === '' ? '' : `“${value}”: `}
            {reason} {mend}
          </li>
        ))}
      </ol>
    </div>
  );
};

const LARGEST = 2_000_000;

const YamlForm = () => {
  const { begin, busy, error } = useBegin();
  const [tooLarge, setTooLarge] = useState(false);
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setTooLarge(file.size > LARGEST);
    if (file.size <= LARGEST) begin({ from: 'yaml', yaml: await file.text() });
  };
  return (
    <>
      <p>Tệp .yaml đã tải từ Đôn Đốc hoặc soạn theo lược đồ; sai chỗ nào sẽ được nêu rõ.</p>
      <label className="link-button file-button">
        {busy ? 'Đang đọc tệp…' : 'Chọn tệp YAML'}
        <input
          type="file"
          className="visually-hidden"
          data-testid="yaml-file"
          accept=".yaml,.yml,.json,text/yaml"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            void read(chosen);
            event.target.value = '';
          }}
        />
      </label>
      {tooLarge ? <p className="field-error">Tệp lớn hơn 2 MB. Tách thành nhiều mẫu rồi nhập lại.</p> : null}
      {error ? <FileFaults error={error} /> : null}
    </>
  );
};

/** Four ways to begin a template; pasting the directive's text is the usual one. */
export const NewTemplate = ({ templates }: { templates: readonly TemplateSummary[] }) => {
  const [way, setWay] = useState<Way | null>(null);
  const toggle = (wanted: Way, text: string) => (
    <button
      type="button"
      className="toggle"
      aria-expanded={way === wanted}
      aria-pressed={way === wanted}
      onClick={() => setWay(way === wanted ? null : wanted)}
    >
      {text}
    </button>
  );
  return (
    <section className="card new-template" aria-labelledby="new-template-title">
      <h2 id="new-template-title">Soạn mẫu mới</h2>
      <div className="toggle-row">
        <Link className="link-button link-button-main" to={PASTE_ADDRESS}>
          Dán văn bản chỉ đạo
        </Link>
        {toggle('blank', 'Bắt đầu từ mẫu trống')}
        {toggle('copy', 'Sao chép từ mẫu có sẵn')}
        {toggle('yaml', 'Nhập tệp YAML')}
      </div>
      {way === null ? null : (
        <div className="new-template-form">
          {way === 'blank' ? <BlankForm templates={templates} /> : null}
          {way === 'copy' ? <CopyForm templates={templates} /> : null}
          {way === 'yaml' ? <YamlForm /> : null}
        </div>
      )}
    </section>
  );
};
