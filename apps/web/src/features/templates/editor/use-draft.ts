import type { TemplateBody, TemplateDraftView } from '@dondoc/contracts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { beginHistory, edited, redone, settled, undone } from '../body/edit-history.js';
import { mergeBodies } from '../body/merge-bodies.js';
import { type Path, withValueAt } from '../body/template-body.js';
import { DraftSaver, type SaveState } from './draft-saver.js';
import { dropCopy, findCopy } from './local-copy.js';

/** Begins with what this browser kept and never saved; where the draft has changed meanwhile, it is put on top of it. Undo leads back to the draft as saved. */
const beginning = (draft: TemplateDraftView, username: string) => {
  const kept = findCopy({ username, templateId: draft.templateId });
  if (kept === null || JSON.stringify(kept.body) === JSON.stringify(draft.body))
    return { body: draft.body, restored: false };
  if (kept.revision === draft.revision) return { body: kept.body, restored: true };
  return { body: mergeBodies(kept.base, kept.body, draft.body).merged as TemplateBody, restored: true };
};

/** Fields beside the draft (search, day of issue) undo their own typing. */
const isBesideDraft = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea') && target.closest('#editor-form') === null;

const useUndoKeys = (undo: () => void, redo: () => void): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isBesideDraft(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [undo, redo]);
};

/** Nothing typed is lost: kept in the browser when the page goes, and the browser asks before it closes. */
const useKeepOnLeaving = (saver: DraftSaver): void => {
  useEffect(() => {
    const keep = (): void => saver.keep();
    const ask = (event: BeforeUnloadEvent): void => {
      saver.keep();
      if (saver.unsaved) event.preventDefault();
    };
    globalThis.addEventListener('pagehide', keep);
    globalThis.addEventListener('beforeunload', ask);
    return () => {
      globalThis.removeEventListener('pagehide', keep);
      globalThis.removeEventListener('beforeunload', ask);
      saver.keep();
      saver.end();
    };
  }, [saver]);
};

const useHistory = (saved: TemplateBody, begin: TemplateBody) => {
  const [history, setHistory] = useState(() => edited(beginHistory(saved), begin, null));
  const acts = useMemo(
    () => ({
      edit: (path: Path, value: unknown) =>
        setHistory((now) => edited(now, withValueAt(now.present, path, value), path.join('.'))),
      replace: (next: TemplateBody) => setHistory((now) => edited(now, next, null)),
      settle: () => setHistory(settled),
      undo: () => setHistory(undone),
      redo: () => setHistory(redone),
    }),
    [],
  );
  useUndoKeys(acts.undo, acts.redo);
  const { present: body, past, future } = history;
  return { ...acts, body, mayUndo: past.length > 0, mayRedo: future.length > 0 };
};

/** One draft being edited: its text with undo over the whole session, and its saving. */
export const useDraft = (draft: TemplateDraftView, username: string) => {
  const { templateId, revision } = draft;
  const [start] = useState(() => beginning(draft, username));
  const history = useHistory(draft.body, start.body);
  const [save, setSave] = useState<SaveState>({ kind: 'saved', at: draft.editedAt });
  const [saver] = useState(() => new DraftSaver({ username, templateId }, { revision, body: draft.body }, setSave));
  const { body, replace } = history;
  useEffect(() => saver.change(body), [saver, body]);
  useKeepOnLeaving(saver);
  /** After a conflict: goes on from theirs with this text on the screen. */
  const goOnFrom = useCallback(
    (theirs: TemplateDraftView, next: TemplateBody) => {
      saver.rebase({ revision: theirs.revision, body: theirs.body });
      dropCopy({ username, templateId: theirs.templateId });
      setSave({ kind: 'saved', at: theirs.editedAt });
      replace(next);
    },
    [saver, replace, username],
  );
  return { ...history, saver, save, restored: start.restored, goOnFrom };
};
