import type { OutlineRequest, OutlineView, TemplateBody } from '@dondoc/contracts';
import { useEffect, useRef, useState } from 'react';
import { readOutline } from '../../../api/templates.js';
import { textOf } from '../body/template-body.js';

/** Asked once nobody has typed for that many milliseconds. */
const PAUSE = 600;

export type OutlineState = {
  outline: OutlineView | null;
  /** The text that the outline was computed from. */
  of: TemplateBody | null;
  pending: boolean;
  error: unknown;
};

/** @param parentCascade the plan above that the issuer carries out with this one; '' for none */
export const outlineRequest = (body: TemplateBody, issuedOn: string, parentCascade: string): OutlineRequest => {
  const unitId = textOf(body['issuer']);
  return {
    body,
    issuedOn,
    parent: parentCascade === '' || unitId === '' ? null : { cascadeId: parentCascade, unitId },
  };
};

/** "Lịch sẽ sinh ra" of the text on the screen; a newer text cancels the question about an older one. */
export const useOutline = (
  body: TemplateBody,
  issuedOn: string,
  parentCascade: string,
): OutlineState & { retry: () => void } => {
  const [state, setState] = useState<OutlineState>({ outline: null, of: null, pending: true, error: null });
  const [attempt, setAttempt] = useState(0);
  const first = useRef(true);
  useEffect(() => {
    const controller = new AbortController();
    setState((now) => ({ ...now, pending: true }));
    const ask = async (): Promise<void> => {
      try {
        const outline = await readOutline(outlineRequest(body, issuedOn, parentCascade), controller.signal);
        setState({ outline, of: body, pending: false, error: null });
      } catch (error) {
        if (!controller.signal.aborted) setState((now) => ({ ...now, pending: false, error }));
      }
    };
    const timer = setTimeout(() => void ask(), first.current ? 0 : PAUSE);
    first.current = false;
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
    // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  }, [body, issuedOn, parentCascade, attempt]);
  return { ...state, retry: () => setAttempt((count) => count + 1) };
};
