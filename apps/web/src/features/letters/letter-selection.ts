import type { LetterQuestionInput, LetterRef } from '@dondoc/contracts';
import { letterRefSchema } from '@dondoc/contracts';
import { useLocation, useSearchParams } from 'react-router';

/** What a letter is to be about, as far as the way to the screen says. */
export type LetterSelection = Pick<LetterQuestionInput, 'refs' | 'cascadeId' | 'lineIds' | 'unitIds'>;

const list = (text: string | null): string[] => (text ?? '').split(',').filter(Boolean);

const refsIn = (state: unknown): LetterRef[] => {
  const given: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'refs') : undefined;
  const read = letterRefSchema.array().safeParse(given);
  return read.success ? read.data : [];
};

/** The address of a new letter: the same names as on the desk. */
export const selectionOf = (query: URLSearchParams, state: unknown): LetterSelection => ({
  refs: refsIn(state),
  cascadeId: query.get('dot'),
  lineIds: list(query.get('viec')),
  unitIds: list(query.get('don-vi')),
});

/** From the overdue list: rows by name in the history's state, or a part of a cascade in the address. */
export const useLetterSelection = () => {
  const [query, setQuery] = useSearchParams();
  const { state } = useLocation();
  const selection = selectionOf(query, state);
  const chooseCascade = (cascadeId: string): void =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('dot', cascadeId);
        return next;
      },
      { replace: true, state },
    );
  return { selection, chooseCascade, empty: selection.refs?.length === 0 && selection.cascadeId === null };
};
