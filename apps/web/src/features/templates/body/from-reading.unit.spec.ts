import type { FoundObligationView, TemplateVocabulary } from '@dondoc/contracts';
import { describe, expect, it } from 'vitest';
import { beginDecisions, decided, nextOpen, takeClear } from '../paste/decisions.js';
import { obligationFrom } from './from-reading.js';
import { unitOfName } from './unit-names.js';

const vocabulary: TemplateVocabulary = {
  classes: [{ value: 'xa', label: 'Xã, phường, thị trấn' }],
  groups: [{ value: 'report', label: 'Báo cáo định kỳ' }],
  units: [
    { unitId: 'phong-noi-vu', name: 'Phòng Nội vụ', classLabel: 'Phòng', parent: 'ubnd-huyen' },
    { unitId: 'phong-noi-vu-khac', name: 'Phòng Nội vụ huyện Khác', classLabel: 'Phòng', parent: null },
  ],
  defaultLadder: {},
};

const strict = {
  label: 'hiểu chặt',
  rule: { kind: 'fixed-date', date: '2023-10-20' },
  sentence: 'hết 19/10',
  strict: true,
  dates: [],
};
const lenient = { ...strict, label: 'hiểu rộng', sentence: 'hết 20/10', strict: false, dates: [] };
const found: FoundObligationView = {
  clause: 'III.2',
  words: 'Báo cáo gửi về UBND huyện (qua Phòng Nội vụ) trước ngày 20/10/2023.',
  dueWords: 'trước ngày 20/10/2023',
  due: {
    words: 'trước ngày 20/10/2023',
    rule: strict.rule,
    periods: null,
    sentence: '',
    doubts: [],
    readings: [lenient, strict],
  },
  title: 'Báo cáo kết quả',
  kind: 'report',
  owedBy: { words: 'các đơn vị', classes: ['xa', 'lop-la'], unitNames: ['Phòng Lạ'] },
  to: 'UBND huyện',
  via: 'Phòng Nội vụ',
  condition: null,
  silence: 'overdue',
  confidence: 'dated',
};
const doubtful: FoundObligationView = {
  ...found,
  due: found.due && { ...found.due, doubts: [{ code: 'X', text: 'x' }] },
};

const nobody = { issuer: '', near: '' };

describe('an obligation taken over from a text', () => {
  it('has the confirmed reading with the words and the clause of the source', () => {
    expect(obligationFrom(found, 1, vocabulary, nobody)).toMatchObject({
      key: 'bao-cao-ket-qua',
      due: { kind: 'fixed-date', date: '2023-10-20', words: 'trước ngày 20/10/2023', clause: 'III.2' },
      via: 'phong-noi-vu',
    });
  });

  it('has words but no rule while nobody has confirmed a reading', () => {
    expect(obligationFrom(found, null, vocabulary, nobody)['due']).toEqual({
      words: 'trước ngày 20/10/2023',
      clause: 'III.2',
    });
  });

  it('keeps names that fit no unit as printed, never a guess', () => {
    expect(obligationFrom(found, 0, vocabulary, nobody)).toMatchObject({
      to: 'UBND huyện',
      owedBy: { classes: ['xa'], units: ['Phòng Lạ'] },
    });
    expect(unitOfName('phong noi vu', vocabulary.units)).toBe('phong-noi-vu');
  });

  it('means the issuer and the units above it, then the only one that fits near it', () => {
    const unit = (unitId: string, name: string, parent: string | null) => ({ unitId, name, classLabel: '', parent });
    const units = [
      unit('tinh-a', 'Ủy ban nhân dân tỉnh A', null),
      unit('tinh-b', 'Ủy ban nhân dân tỉnh B', null),
      unit('so-a', 'Sở Nội vụ tỉnh A', 'tinh-a'),
      unit('so-b', 'Sở Nội vụ tỉnh B', 'tinh-b'),
      unit('huyen-a1', 'Ủy ban nhân dân huyện Một', 'tinh-a'),
      unit('huyen-a2', 'Ủy ban nhân dân huyện Hai', 'tinh-a'),
    ];
    expect(unitOfName('UBND huyện', units, 'huyen-a1')).toBe('huyen-a1');
    expect(unitOfName('UBND tỉnh', units, 'huyen-a1')).toBe('tinh-a');
    expect(unitOfName('Sở Nội vụ', units, 'huyen-a1')).toBe('so-a');
    expect(unitOfName('UBND huyện', units, 'tinh-a')).toBe('UBND huyện');
    expect(unitOfName('Sở Nội vụ', units)).toBe('Sở Nội vụ');
  });
});

describe('deciding about proposals', () => {
  it('begins with the strict reading and nothing taken over', () => {
    expect(beginDecisions([found])).toEqual({ state: ['open'], chosen: [1] });
  });

  it('takes all without a doubt, and only those', () => {
    const list = [found, doubtful, { ...found, due: null }];
    expect(takeClear(beginDecisions(list), list).state).toEqual(['taken', 'open', 'open']);
  });

  it('leads to the next open one, from the beginning again at the end', () => {
    const decisions = decided(beginDecisions([found, found, found]), 1, 'dropped');
    expect(nextOpen(decisions, 0)).toBe(2);
    expect(nextOpen(decisions, 2)).toBe(0);
  });
});
