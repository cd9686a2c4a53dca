import type { TemplateDraftView, TemplateSummary, TemplateVocabulary } from '@dondoc/contracts';
import { Alert, App } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { asProblem } from '../../../api/problem-error.js';
import { useReadDate } from '../../../api/read-date.js';
import { useDraftAtStart, useTemplates, useTemplateVocabulary } from '../../../api/templates.js';
import { TEMPLATES_ADDRESS } from '../../../components/addresses.js';
import { Crumbs } from '../../../components/crumbs.js';
import { Page } from '../../../components/page.js';
import { formatDay } from '../../../components/plain-date-label.js';
import { QueryState } from '../../../components/query-state.js';
import { useSettledText } from '../../../components/settled-text.js';
import { isDueConfirmed, isRecord, obligationsOf, textOf } from '../body/template-body.js';
import type { Given } from '../preview/outline-pane.js';
import { useOutline } from '../preview/use-outline.js';
import { ConflictDialog } from './conflict-dialog.js';
import { EditorProvider } from './editor-context.js';
import { EditorPanes } from './editor-panes.js';
import { LeaveGuard } from './leave-guard.js';
import { LostDraft, NoDraft } from './no-draft.js';
import { PublishDialog } from './publish-dialog.js';
import { Toolbar } from './toolbar.js';
import { useDraft } from './use-draft.js';

type Who = { username: string; name: string; today: string };
type EditorProps = {
  start: TemplateDraftView;
  vocabulary: TemplateVocabulary;
  summary: TemplateSummary | undefined;
  who: Who;
};

/** Why the text on the screen cannot be published yet; null: it can. */
const blockedBecause = (state: ReturnType<typeof useOutline>, body: TemplateDraftView['body']): string | null => {
  const unconfirmed = obligationsOf(body).filter((one) => !isDueConfirmed(one)).length;
  if (unconfirmed > 0) return `Còn ${unconfirmed} hạn chưa xác nhận.`;
  if (state.outline === null || state.of !== body)
    return state.error === null ? 'Đang kiểm tra…' : 'Chưa kiểm tra được.';
  const { problems } = state.outline;
  return problems.length === 0 ? null : `Còn ${problems.length} chỗ phải sửa.`;
};

const readGiven = (text: string | null, today: string): Given => {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (isRecord(kept)) return { issuedOn: textOf(kept['issuedOn']), parent: textOf(kept['parent']) };
  } catch (error) {
    console.warn(error);
  }
  return { issuedOn: formatDay(today), parent: '' };
};

/** What the preview assumes; a reload of this tab keeps it. */
const useGiven = (today: string, templateId: string) => {
  const key = `dondoc.given.${templateId}`;
  const [given, setGiven] = useState(() => readGiven(sessionStorage.getItem(key), today));
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(given)), [key, given]);
  const settled = useSettledText(given.issuedOn);
  const { data } = useReadDate(settled);
  return { given, setGiven, settled, day: data?.date ?? null };
};

const Editor = ({ start, vocabulary, summary, who }: EditorProps) => {
  const { templateId } = start;
  const draft = useDraft(start, who.username);
  const { body, edit, replace, settle, save, saver, goOnFrom } = draft;
  const { given, setGiven, settled, day } = useGiven(who.today, templateId);
  const state = useOutline(body, settled, given.parent);
  const [publishing, setPublishing] = useState(false);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const problems = state.outline?.problems;
  const editor = useMemo(
    () => ({ body, edit, replace, settle, vocabulary, problems: problems ?? [], issuedOn: day }),
    [body, edit, replace, settle, vocabulary, problems, day],
  );
  const published = useCallback(
    (version: number) => {
      void message.success(`Đã công bố bản ${version}.`);
      void navigate(TEMPLATES_ADDRESS);
    },
    [message, navigate],
  );
  const title = textOf(body['title']) || 'Mẫu chưa có tên';
  return (
    <Page title={title} wide above={<Crumbs steps={[{ to: TEMPLATES_ADDRESS, text: 'Mẫu triển khai' }]} />}>
      {draft.restored ? (
        <Alert
          type="info"
          showIcon
          closable
          title="Đã khôi phục nội dung chưa lưu của lần trước trên trình duyệt này. Bấm Hoàn tác để trở lại bản đã lưu."
        />
      ) : null}
      <EditorProvider value={editor}>
        <Toolbar
          templateId={templateId}
          draft={draft}
          blocked={blockedBecause(state, body)}
          onPublish={() => setPublishing(true)}
        />
        <EditorPanes state={state} given={given} onGiven={setGiven} />
      </EditorProvider>
      {save.kind === 'conflict' && save.theirs !== null ? (
        <ConflictDialog
          base={saver.saved.body}
          mine={body}
          myName={who.name}
          theirs={save.theirs}
          onGoOn={(next) => save.theirs !== null && goOnFrom(save.theirs, next)}
        />
      ) : null}
      {save.kind === 'conflict' && save.theirs === null ? (
        <LostDraft templateId={templateId} mine={body} text={save.text} />
      ) : null}
      {publishing && state.outline !== null ? (
        <PublishDialog
          templateId={templateId}
          version={(summary?.versions.reduce((last, { version }) => Math.max(last, version), 0) ?? 0) + 1}
          outline={state.outline}
          saver={saver}
          onClose={() => setPublishing(false)}
          onPublished={published}
        />
      ) : null}
      <LeaveGuard saver={saver} />
    </Page>
  );
};

/** The template editor: what is typed is saved by itself; what it will make stands beside it all the time. */
export const EditorScreen = ({ templateId, who }: { templateId: string; who: Who }) => {
  const draft = useDraftAtStart(templateId);
  const vocabulary = useTemplateVocabulary();
  const templates = useTemplates();
  const summary = templates.data?.find((one) => one.templateId === templateId);
  if (draft.data === undefined && draft.error && asProblem(draft.error).status === 404) {
    return <NoDraft templateId={templateId} summary={summary} onMade={() => void draft.refetch()} />;
  }
  return (
    <QueryState query={draft} title="Soạn mẫu">
      {(start) => (
        <QueryState query={vocabulary} title="Soạn mẫu">
          {(words) => <Editor start={start} vocabulary={words} summary={summary} who={who} />}
        </QueryState>
      )}
    </QueryState>
  );
};
