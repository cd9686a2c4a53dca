import { submitSchema } from '@dondoc/contracts';
import { describe, expect, it } from 'vitest';
import { controlIds, emptySubmission, missingIn, submitRequest } from './submission-fields.js';

const FIGURES = [
  { key: 'so-cuoc', label: 'Số cuộc đối thoại', unit: 'cuộc', min: 0, max: null, required: true },
  { key: 'ty-le', label: 'Tỷ lệ', unit: '%', min: 0, max: 100, required: false },
];
const FULL = {
  documentNumber: ' 45/BC-SYT ',
  signedOn: '5/2/26',
  sentOn: '',
  note: '',
  scores: {},
  figures: { 'so-cuoc': '1.234', 'ty-le': '' },
};
const ONE_FILE = { taken: 1, refused: [] };

describe('the submission form', () => {
  it('names every missing part at its own control', () => {
    const ids = missingIn(emptySubmission, { taken: 0, refused: [] }, FIGURES).map(({ id }) => id);
    expect(ids).toEqual(['documentNumber', 'signedOn', 'files', 'figure-so-cuoc']);
    expect(missingIn(FULL, ONE_FILE, FIGURES)).toEqual([]);
  });

  it('does not leave a file out in silence that was not taken', () => {
    const [first, ...others] = missingIn(FULL, { taken: 2, refused: ['Phụ lục 3.xlsx'] }, FIGURES);
    expect(others).toEqual([]);
    expect(first?.id).toBe('files');
    expect(first?.text).toContain('Chưa nhận được tệp “Phụ lục 3.xlsx”');
  });

  it('wants figures that are numbers, required or not', () => {
    const typed = { ...FULL, figures: { 'so-cuoc': 'mười', 'ty-le': '1.5' } };
    expect(missingIn(typed, ONE_FILE, FIGURES).map(({ id }) => id)).toEqual(['figure-so-cuoc', 'figure-ty-le']);
  });

  it('sends what the contract accepts, with empty figures left out', () => {
    const request = submitRequest(FULL, ['f1']);
    expect(submitSchema.parse(request)).toEqual({
      documentNumber: '45/BC-SYT',
      signedOn: '5/2/26',
      note: '',
      fileIds: ['f1'],
      figures: { 'so-cuoc': 1234 },
    });
  });

  it('asks for the unit’s own points of every criterion of a score sheet, and sends them', () => {
    const criteria = [
      { number: 1, title: 'Tuyên truyền', max: 25 },
      { number: 2, title: 'Dân chủ', max: 25 },
    ];
    const typed = { ...FULL, scores: { 1: '20,5' } };
    expect(missingIn(typed, ONE_FILE, FIGURES, criteria).map(({ id }) => id)).toEqual(['self-score-2']);
    expect(submitRequest({ ...FULL, scores: { 1: '20,5', 2: '19' } }, ['f1']).scores).toEqual({ 1: 20.5, 2: 19 });
    expect(controlIds(FIGURES, criteria)).toMatchObject({ 'scores.2': 'self-score-2' });
  });

  it('has a control for each field that the server may name', () => {
    expect(controlIds(FIGURES)).toMatchObject({ files: 'files', 'figures.ty-le': 'figure-ty-le' });
  });
});
