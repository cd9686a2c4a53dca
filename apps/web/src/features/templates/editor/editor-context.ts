import type { TemplateBody, TemplateProblemView, TemplateVocabulary } from '@dondoc/contracts';
import { createContext, useContext } from 'react';
import { problemText } from '../body/problem-text.js';
import type { Path } from '../body/template-body.js';

/** What every field of the editor needs. */
export type EditorValue = {
  body: TemplateBody;
  /** Another value at the path; `undefined` takes the field away. Typing on in one field is one step of undo. */
  edit: (path: Path, value: unknown) => void;
  /** Another text as a whole, as one step of undo. */
  replace: (body: TemplateBody) => void;
  /** The field has been left. */
  settle: () => void;
  vocabulary: TemplateVocabulary;
  problems: readonly TemplateProblemView[];
  /** Date of issue for the reader and the preview, read by the server; null while it cannot be read. */
  issuedOn: string | null;
};

const Editor = createContext<EditorValue | null>(null);
export const EditorProvider = Editor.Provider;

export const useEditor = (): EditorValue => {
  const value = useContext(Editor);
  if (value === null) throw new Error('a field of the template editor stands outside of it');
  return value;
};

/** Id of the control of a field; problems and warnings lead there. */
export const fieldId = (path: Path): string => `f.${path.join('.')}`;

/** What is wrong at exactly this field, as the server says it. */
export const problemAt = (problems: readonly TemplateProblemView[], path: Path): string | undefined => {
  const found = problems.find((problem) => problem.path.join('.') === path.join('.'));
  return found && problemText(found);
};
