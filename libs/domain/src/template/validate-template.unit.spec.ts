import { describe, expect, it } from 'vitest';
import { anObligation, aTemplate } from '../testing/index.js';
import type { ObligationTemplate } from './cascade-template.js';
import { validateTemplate } from './validate-template.js';

const refused = (obligations: ObligationTemplate[], code: string, field: string): void => {
  expect(() => validateTemplate(aTemplate(obligations))).toThrow(
    expect.objectContaining({ code, details: expect.objectContaining({ field, mend: expect.stringMatching(/\S/) }) }),
  );
};

describe('a template', () => {
  it('that is sound is handed on unchanged', () => {
    const template = aTemplate([anObligation('mot'), anObligation('hai')]);
    expect(validateTemplate(template)).toBe(template);
  });

  it('has obligations', () => refused([], 'TEMPLATE.FIELD_MISSING', 'obligations'));

  it('names every obligation', () => refused([anObligation('')], 'TEMPLATE.FIELD_MISSING', 'obligations.?.key'));

  it('has a due rule for every obligation', () => {
    const { due: _, ...without } = anObligation('bao-cao');
    // As a file would bring it in: the compiler is not there to see it.
    refused([without as ObligationTemplate], 'TEMPLATE.RULE_MISSING', 'obligations.bao-cao.due');
  });

  it('uses each key once', () =>
    refused(
      [anObligation('mot'), anObligation('hai'), anObligation('mot')],
      'TEMPLATE.KEY_DUPLICATE',
      'obligations.mot.key',
    ));

  it('has its years in order', () => {
    const periods = { kind: 'yearly', from: 2026, to: 2022, label: 'năm {năm}' } as const;
    refused([anObligation('mot', { periods })], 'TEMPLATE.FIELD_INVALID', 'obligations.mot.periods');
  });

  it('states a yearly day only for a yearly duty: a single one has no year to take it from', () => {
    const periods = { kind: 'once', label: 'giai đoạn' } as const;
    refused([anObligation('mot', { periods })], 'TEMPLATE.FIELD_INVALID', 'obligations.mot.due');
  });

  it('may state that a duty has no date', () => {
    const due = { kind: 'undated', words: 'định kỳ', clause: 'III', recurring: true } as const;
    expect(() => validateTemplate(aTemplate([anObligation('mot', { due })]))).not.toThrow();
  });
});
