import { useState } from 'react';
import { asProblem } from '../../api/problem-error.js';
import type { Rehearsed } from '../../api/rehearsals.js';
import type { FormError } from '../../components/error-summary.js';
import { type BehaviourFields, behaviourOf } from './behaviours.js';

export const FORM_ID = 'rehearsal-form';
export const ISSUED_ID = 'rehearsal-issued-on';
export const ACTS_ID = 'rehearsal-acts';

export type Setup = BehaviourFields & { version: number | null; issuedOn: string };

const missing = ({ issuedOn, kind, acts }: Setup): FormError[] => [
  ...(issuedOn.trim() === '' ? [{ id: ISSUED_ID, text: 'Nhập ngày giả sử ban hành' }] : []),
  ...(kind === 'acts' && acts.trim() === '' ? [{ id: ACTS_ID, text: 'Nhập hoặc chọn tệp ai nộp ngày nào' }] : []),
];

/** A row of the file is named before what is wrong with it. */
const errorOf = (field: string, text: string): FormError => {
  if (field === 'issuedOn') return { id: ISSUED_ID, text };
  if (!field.startsWith('dòng')) return { id: FORM_ID, text };
  return { id: ACTS_ID, text: `D${field.slice(1)}: ${text}` };
};

const refused = (error: unknown): FormError[] => {
  const { detail, errors } = asProblem(error);
  if (errors.length === 0) return [{ id: FORM_ID, text: detail }];
  return errors.map(({ field, value, reason, mend }) =>
    errorOf(field, `${field.startsWith('dòng') && value !== '' ? `“${value}”. ` : ''}${reason} ${mend}`.trim()),
  );
};

/** State of the form that starts a rehearsal. */
export const useSetup = (start: Pick<Setup, 'version' | 'issuedOn'>) => {
  const [setup, setSetup] = useState<Setup>({ kind: 'mixed', seed: '1', acts: '', ...start });
  const [errors, setErrors] = useState<FormError[]>([]);
  const change = (part: Partial<Setup>): void => setSetup((before) => ({ ...before, ...part }));
  /** What to ask for; null where something is missing. */
  const complete = (): Rehearsed | null => {
    const empty = missing(setup);
    setErrors(empty);
    const { version, issuedOn } = setup;
    return empty.length > 0 ? null : { version, issuedOn: issuedOn.trim(), behaviour: behaviourOf(setup) };
  };
  return { setup, change, errors, complete, refuse: (error: unknown) => setErrors(refused(error)) };
};
