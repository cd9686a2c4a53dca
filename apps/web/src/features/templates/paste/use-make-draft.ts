import type { TemplateBody, TemplateDraftView, TemplateVocabulary } from '@dondoc/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../api/http.js';
import { createDraft, getDraft, putDraft, useTemplates } from '../../../api/templates.js';
import { templateEditorAddress } from '../../../components/addresses.js';
import { documentFrom, type FoundDocument, type Naming, namingOf, obligationFrom } from '../body/from-reading.js';
import { addObligations, codeOf, freeCode } from '../body/obligation-edits.js';
import { textOf } from '../body/template-body.js';
import type { Decisions } from './decisions.js';
import { dropPasted } from './pasted.js';

/** The draft that the obligations go into: a new one (null), or one that is being written; `home`: id of the reader's own unit. */
export type Target = { into: string | null; home: string };

/** The document's own fields fill only what the draft leaves empty. */
const withDocument = (body: TemplateBody, document: TemplateBody): TemplateBody => {
  const empty = Object.entries(document).filter(([name]) => {
    const has = body[name];
    return has === undefined || has === null || has === '' || (Array.isArray(has) && has.length === 0);
  });
  return { ...body, ...Object.fromEntries(empty) };
};

const takenFrom = (
  found: FoundDocument,
  { state, chosen }: Decisions,
  vocabulary: TemplateVocabulary,
  naming: Naming,
) =>
  found.obligations.flatMap((one, index) =>
    state[index] === 'taken' ? [obligationFrom(one, chosen[index] ?? null, vocabulary, naming)] : [],
  );

/** Puts what a person has taken over into a draft and opens the editor. Nothing else enters it. */
export const useMakeDraft = ({ into, home }: Target) => {
  const templates = useTemplates();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const begin = (title: string): Promise<TemplateDraftView> => {
    if (into !== null) return getDraft(into);
    const taken = new Set((templates.data ?? []).map(({ templateId }) => templateId));
    return createDraft(
      { from: 'blank', templateId: freeCode(codeOf(title, 80) || 'mau', taken), title },
      newIdempotencyKey(),
    );
  };
  const make = async (found: FoundDocument, decisions: Decisions, vocabulary: TemplateVocabulary): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const naming = namingOf(found, vocabulary, home);
      const document = documentFrom(found, vocabulary, naming);
      const draft = await begin(textOf(document['title']).slice(0, 500));
      const fresh = into === null ? { ...draft.body, obligations: [] } : draft.body;
      const body = addObligations(withDocument(fresh, document), takenFrom(found, decisions, vocabulary, naming));
      await putDraft(draft.templateId, { revision: draft.revision, body }, newIdempotencyKey());
      dropPasted();
      await client.invalidateQueries({ queryKey: ['templates'] });
      void navigate(templateEditorAddress(draft.templateId));
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return { make, busy, error };
};
