import { dueRuleSchema } from '@dondoc/contracts';
import { describe, expect, it } from 'vitest';
import { periodsFor, periodsOfKind, periodsProposed, periodsText } from './period-kinds.js';
import { dayFromText, dayToText, RULE_KINDS, ruleOfKind, type Slot, wholeFromText } from './rule-slots.js';
import { valueAt } from './template-body.js';

const before = { kind: 'fixed-date', words: 'trước ngày 15/3', clause: 'IV.1', date: '2022-03-15', boundary: 'before' };

/** What a clerk would type into the slots that have no beginning. */
const FILLED: Readonly<Record<string, unknown>> = {
  'fixed-date': { date: '2023-04-10' },
  window: { from: '2023-10-01', to: '2023-10-31' },
  anniversary: { date: '2013-08-12', document: 'Chương trình số 203-CT/TU' },
  relative: { obligation: 'bao-cao' },
};

describe('a due rule as a sentence with slots', () => {
  it.each(RULE_KINDS.map(({ kind }) => kind))('of kind %s is a whole rule once its slots are filled', (kind) => {
    const rule = { ...ruleOfKind(kind, before), ...(FILLED[kind] as object) };
    expect(dueRuleSchema.parse(rule)).toMatchObject({ kind, words: 'trước ngày 15/3', clause: 'IV.1' });
  });

  it('has a slot for every kind of the contract', () => {
    const kinds = dueRuleSchema.options.map((option) => option.shape.kind.value);
    expect(RULE_KINDS.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
  });

  it('offers only values that the rule may have', () => {
    for (const { kind, sentence } of RULE_KINDS) {
      const slots = sentence.filter((part): part is Slot => typeof part !== 'string' && part.as === 'choice');
      for (const { path, choices = [] } of slots) {
        const begun = valueAt(ruleOfKind(kind, before), path);
        expect(
          choices.map(({ value }) => value),
          `${kind} ${path.join('.')}`,
        ).toContain(begun);
      }
    }
  });
});

describe('what is typed into a slot', () => {
  it('is a day of the month or its last day; anything else stays as typed', () => {
    expect(dayFromText('15')).toBe(15);
    expect(dayFromText('cuối')).toBe('last');
    expect(dayFromText('mười lăm')).toBe('mười lăm');
    expect(dayToText('last')).toBe('cuối tháng');
    expect(dayFromText(dayToText('last'))).toBe('last');
  });

  it('is a whole number; anything else stays as typed', () => {
    expect(wholeFromText(' 5 ')).toBe(5);
    expect(wholeFromText('5,5')).toBe('5,5');
  });
});

describe('periods of another kind', () => {
  it('keep the years where both kinds count in years', () => {
    const yearly = { kind: 'yearly', from: 2022, to: 2026, label: 'năm {năm}' };
    expect(periodsOfKind('quarter', yearly)).toMatchObject({ kind: 'quarter', from: 2022, to: 2026 });
    expect(periodsOfKind('week', yearly)).toMatchObject({ from: '', to: '' });
    expect(periodsOfKind('once', yearly)).toEqual({ kind: 'once', label: 'một lần' });
  });

  it('follow a rule that cannot go with the present ones, and stay with every other', () => {
    const once = { kind: 'once', label: 'một lần' };
    expect(periodsFor('yearly-day', once)).toMatchObject({ kind: 'yearly' });
    expect(periodsFor('after-event', once)).toBe(once);
    const quarters = { kind: 'quarter', from: 2022, to: 2023, label: 'quý {kỳ}' };
    expect(periodsFor('period-day', quarters)).toBe(quarters);
    expect(periodsFor('weekly-day', quarters)).toMatchObject({ kind: 'week' });
  });

  it('that a person has set are not changed by a proposal of the same kind', () => {
    const set = { kind: 'yearly', from: 2022, to: 2026, label: 'năm {năm}' };
    const proposed = { ...set, from: 2026, to: 2030 };
    expect(periodsProposed(proposed, set)).toBe(set);
    expect(periodsProposed(proposed, { kind: 'once', label: 'một lần' })).toBe(proposed);
    expect(periodsText(proposed)).toBe('Hằng năm, từ 2026 đến 2030');
    expect(periodsText({ kind: 'once', label: 'một lần' })).toBe('');
  });
});
