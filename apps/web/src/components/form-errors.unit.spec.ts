import { describe, expect, it } from 'vitest';
import { ProblemError } from '../api/problem-error.js';
import { errorAt, formErrors } from './form-errors.js';

const IDS = {
  documentNumber: 'documentNumber',
  fileIds: 'files',
  files: 'files',
  'figures.so-nguoi': 'figure-so-nguoi',
};

const refused = (...fields: string[]): ProblemError =>
  new ProblemError({
    type: 'about:blank',
    title: 'Chưa nhận được',
    status: 422,
    code: 'X',
    detail: 'Có chỗ cần sửa.',
    errors: fields.map((field) => ({ field, value: '', reason: `Sai ${field}.`, mend: 'Sửa lại.' })),
  });

describe("a server's refusal in a form", () => {
  it('stands at the control of the field it names', () => {
    const errors = formErrors(refused('documentNumber', 'fileIds', 'figures.so-nguoi'), IDS, 'form');
    expect(errors.map(({ id }) => id)).toEqual(['documentNumber', 'files', 'figure-so-nguoi']);
    expect(errorAt(errors, 'files')).toBe('Sai fileIds. Sửa lại.');
  });

  it('is found by the last part of a longer field name, and by the first part of a list', () => {
    const errors = formErrors(refused('body.documentNumber', 'fileIds.0'), IDS, 'form');
    expect(errors.map(({ id }) => id)).toEqual(['documentNumber', 'files']);
  });

  it('stands at the form when it names no field of the form', () => {
    expect(formErrors(refused('lineId'), IDS, 'form')).toEqual([{ id: 'form', text: 'Sai lineId. Sửa lại.' }]);
    expect(formErrors(refused(), IDS, 'form')).toEqual([{ id: 'form', text: 'Có chỗ cần sửa.' }]);
  });

  it('is never empty, whatever was thrown', () => {
    expect(formErrors(new Error('?'), IDS, 'form')[0]?.text).not.toBe('');
  });
});
