import type { TemplateVocabulary } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { readPlan, useTemplateVocabulary } from '../../../api/templates.js';
import { TEMPLATES_ADDRESS, templateEditorAddress } from '../../../components/addresses.js';
import { Crumbs } from '../../../components/crumbs.js';
import { FormField } from '../../../components/form-field.js';
import { Page } from '../../../components/page.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { QueryState } from '../../../components/query-state.js';
import { namingOf } from '../body/from-reading.js';
import { beginDecisions, type PasteState } from './decisions.js';
import { FoundList } from './found-list.js';
import { FoundDocumentBlock } from './found-document.js';
import { findPasted, keepPasted } from './pasted.js';
import { useMakeDraft } from './use-make-draft.js';

type Change = (change: Partial<PasteState>) => void;

const TextForm = ({ state, onChange }: { state: PasteState; onChange: Change }) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [empty, setEmpty] = useState(false);
  const read = async (): Promise<void> => {
    setEmpty(state.text.trim() === '');
    if (state.text.trim() === '') return;
    setBusy(true);
    setError(null);
    try {
      const reading = await readPlan(state.text);
      onChange({ reading, document: 0, decisions: beginDecisions(reading.documents[0]?.obligations ?? []) });
      requestAnimationFrame(() => document.getElementById('paste-result')?.focus());
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  const fromFile = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) onChange({ text: await file.text() });
  };
  return (
    <section className="card" aria-labelledby="paste-title">
      <h2 id="paste-title" className="visually-hidden">
        Văn bản
      </h2>
      <FormField
        id="directive-text"
        label="Toàn văn văn bản chỉ đạo"
        hint="Dán cả văn bản, từ tiêu đề đến nơi nhận. Có thể dán nhiều văn bản một lúc."
        error={empty && state.text.trim() === '' ? 'Dán văn bản vào đây' : undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            className="directive-text"
            value={state.text}
            rows={state.reading === null ? 16 : 5}
            onChange={(event) => onChange({ text: event.target.value })}
          />
        )}
      </FormField>
      <p className="acts">
        <Button type="primary" loading={busy} onClick={() => void read()}>
          Đọc văn bản
        </Button>
        <label className="link-button file-button">
          Chọn tệp .txt
          <input
            type="file"
            className="visually-hidden"
            accept=".txt,text/plain"
            onChange={(event) => void fromFile(event.target.files?.[0])}
          />
        </label>
      </p>
      {error === null ? null : <ProblemNotice error={error} />}
    </section>
  );
};

/** Two documents in one text: which one the template carries out. */
const DocumentChoice = ({ state, onChange }: { state: PasteState; onChange: Change }) => {
  const documents = state.reading?.documents ?? [];
  if (documents.length < 2) return null;
  return (
    <fieldset className="card reading-choice">
      <legend>Trong nội dung dán vào có {documents.length} văn bản. Lập mẫu từ văn bản nào?</legend>
      {documents.map(({ document, obligations }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: documents stand in the order of the text
        <label key={index}>
          <input
            type="radio"
            name="document"
            checked={state.document === index}
            onChange={() => onChange({ document: index, decisions: beginDecisions(obligations) })}
          />
          <span>
            {[document.type, document.subject].filter((one) => one !== null).join(': ') || `Văn bản thứ ${index + 1}`} (
            {obligations.length} nghĩa vụ)
          </span>
        </label>
      ))}
    </fieldset>
  );
};

const Result = ({
  state,
  onChange,
  vocabulary,
  into,
  home,
}: {
  state: PasteState;
  onChange: Change;
  vocabulary: TemplateVocabulary;
  into: string | null;
  home: string;
}) => {
  const { make, busy, error } = useMakeDraft({ into, home });
  const found = state.reading?.documents[state.document];
  const naming = found === undefined ? { issuer: '', near: home } : namingOf(found, vocabulary, home);
  return (
    <div id="paste-result" tabIndex={-1} className="paste-result">
      <DocumentChoice state={state} onChange={onChange} />
      {found === undefined ? (
        <p className="note">Không nhận ra văn bản nào trong nội dung đã dán.</p>
      ) : (
        <>
          <FoundDocumentBlock
            found={found}
            issuerName={vocabulary.units.find(({ unitId }) => unitId === naming.issuer)?.name ?? null}
          />
          <FoundList
            found={found}
            decisions={state.decisions}
            vocabulary={vocabulary}
            naming={naming}
            busy={busy}
            into={into}
            onDecisions={(decisions) => onChange({ decisions })}
            onMake={() => void make(found, state.decisions, vocabulary)}
          />
          {error === null ? null : <ProblemNotice error={error} />}
        </>
      )}
    </div>
  );
};

/**
 * A directive's text becomes proposals; each is taken over or dropped by a person before anything enters a draft.
 * @param into the draft that they go into; null: a new one
 * @param home id of the reader's own unit
 */
export const PasteScreen = ({ into, home }: { into: string | null; home: string }) => {
  const vocabulary = useTemplateVocabulary();
  const [state, setState] = useState(findPasted);
  useEffect(() => keepPasted(state), [state]);
  const change: Change = (part) => setState((now) => ({ ...now, ...part }));
  const steps = [
    { to: TEMPLATES_ADDRESS, text: 'Mẫu triển khai' },
    ...(into === null ? [] : [{ to: templateEditorAddress(into), text: 'Soạn mẫu' }]),
  ];
  return (
    <Page title="Dán văn bản" above={<Crumbs steps={steps} />}>
      <p className="lead">
        Đôn Đốc tìm các nghĩa vụ có trong văn bản; anh/chị xem từng nghĩa vụ rồi bấm Nhận hoặc Bỏ. Chưa nhận thì chưa
        vào mẫu.
      </p>
      <TextForm state={state} onChange={change} />
      {state.reading === null ? null : (
        <QueryState query={vocabulary}>
          {(words) => <Result state={state} onChange={change} vocabulary={words} into={into} home={home} />}
        </QueryState>
      )}
    </Page>
  );
};
