import type { SubmissionDraftBody, SubmissionDraftView } from '@dondoc/contracts';
import { useEffect, useState } from 'react';
import { type ObligationRef, useDraftSaved } from '../../api/obligations.js';
import { DraftKeeper, type DraftState } from './draft-keeper.js';

const begun = (start: SubmissionDraftView | null): DraftState =>
  start?.editedAt ? { kind: 'saved', at: start.editedAt, text: '' } : { kind: 'none', at: null, text: '' };

/** Saves the form as a draft while it is filled in. @param start null: no draft is kept */
export const useDraftSaving = (ref: ObligationRef, start: SubmissionDraftView | null, body: SubmissionDraftBody) => {
  const [state, setState] = useState<DraftState>(() => begun(start));
  const [keeper] = useState(() => start && new DraftKeeper(ref, start, body, setState));
  const text = JSON.stringify(body);
  useEffect(() => {
    keeper?.offer(JSON.parse(text) as SubmissionDraftBody);
  }, [keeper, text]);
  const savedOnLeaving = useDraftSaved(ref);
  // The page behind the form says that there is a draft.
  useEffect(() => () => void keeper?.flush().then(savedOnLeaving), [keeper, savedOnLeaving]);
  return { state, keeper };
};
