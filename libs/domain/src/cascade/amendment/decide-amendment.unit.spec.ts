import { describe, expect, it } from 'vitest';
import { type Instant, instantOf } from '../../calendar/instant.js';
import { plainDateOf } from '../../calendar/plain-date.js';
import type { OrgUnit } from '../../organisation/org-unit.js';
import { tallyOf } from '../../roll-up/tally.js';
import type { ObligationTemplate } from '../../template/cascade-template.js';
import { type ScheduleLine, scheduleOf } from '../../template/schedule.js';
import {
  anIssuedCascade,
  anObligation,
  aPolicy,
  aUnit,
  cascadeSpec,
  fewUnits,
  yearlyRule,
} from '../../testing/index.js';
import type { AmendmentChoice, CascadeCommand, CascadeEvent } from '../cascade.js';

const day = plainDateOf;
const issuedOn = day('2024-01-31');
const now = instantOf('2024-05-06T02:00:00.000Z');
const halfYear = anObligation('sau-thang', { due: yearlyRule(6, 15) });
const report = anObligation('bao-cao');
const policy = aPolicy(halfYear, report);
const given = cascadeSpec(policy);
const issued = anIssuedCascade(policy);
const document = { number: '0123', sign: 'KH-UBND', issuedOn: day('2024-05-05'), reason: 'Theo ý kiến của tỉnh' };

type Amend = CascadeCommand & { type: 'AmendCascade' };
type Making = {
  obligations?: ObligationTemplate[];
  choices?: Record<string, AmendmentChoice>;
  current?: readonly ScheduleLine[];
  units?: OrgUnit[];
  version?: number;
  document?: Partial<Amend['document']>;
};
const scheduleIn = (history: readonly CascadeEvent[]): readonly ScheduleLine[] =>
  history.flatMap((event) => ('schedule' in event.data ? [event.data.schedule] : [])).at(-1) ?? [];
const amend = (making: Making = {}): Amend => {
  const { obligations = [halfYear, anObligation('bao-cao', { due: yearlyRule(11, 30) })], choices = {} } = making;
  const next = aPolicy(...obligations);
  const version = making.version ?? 2;
  return {
    type: 'AmendCascade',
    document: { ...document, ...making.document },
    template: { id: 'mau-thu', version },
    calendar: { id: 'vn-co-quan-nha-nuoc', version: 1 },
    next: { ...next, template: { ...next.template, version } },
    choices,
    current: making.current ?? scheduleIn(issued),
    schedule: scheduleOf(next.template, issuedOn, next.calendar),
    units: making.units ?? fewUnits(),
  };
};
const amendedBy = (history: readonly CascadeEvent[], command: Amend, at: Instant = now) => {
  const [event] = given(...history)
    .when(command, at)
    .events();
  if (event?.type !== 'CascadeAmended') throw new Error('An amendment is recorded.');
  return event;
};
const recompute = { 'bao-cao.2024': 'recompute' } as const;
const lineOf = (schedule: readonly ScheduleLine[], lineId: string) => schedule.find((line) => line.lineId === lineId);
const lastWhy = (schedule: readonly ScheduleLine[], lineId: string) => lineOf(schedule, lineId)?.due?.why.at(-1);
const rolledUp = (lineId: string): CascadeEvent => ({
  type: 'PeriodRolledUp',
  at: now,
  data: { lineId, trigger: 'time', tally: tallyOf([]) },
});

describe('an amendment', () => {
  it('is numbered, and recomputes what is chosen; the date says by which document', () => {
    const { data } = amendedBy(issued, amend({ choices: recompute }));
    expect(data).toMatchObject({ amendment: 1, document, template: { version: 2 } });
    expect(data.changes).toMatchObject([
      {
        lineId: 'bao-cao.2024',
        kind: 'moved',
        before: { lastSafeDay: '2024-11-14' },
        after: { lastSafeDay: '2024-11-29' },
      },
    ]);
    expect(lastWhy(data.schedule, 'bao-cao.2024')).toEqual({
      step: 'amendment',
      text: 'Bản điều chỉnh số 1, văn bản 0123/KH-UBND ngày 05/05/2024: trước là hết thứ Năm, 14/11/2024, nay là hết thứ Sáu, 29/11/2024.',
    });
    expect(lineOf(data.schedule, 'sau-thang.2024')).toEqual(lineOf(scheduleIn(issued), 'sau-thang.2024'));
  });

  it('keeps what is chosen to be kept, with its roll-up, and says so', () => {
    const choices = { 'bao-cao.2024': 'keep', 'sau-thang.2024': 'recompute' } as const;
    const obligations = [
      anObligation('sau-thang', { due: yearlyRule(7, 15) }),
      anObligation('bao-cao', { due: yearlyRule(11, 30) }),
    ];
    const { data } = amendedBy(issued, amend({ obligations, choices }));
    const before = lineOf(scheduleIn(issued), 'bao-cao.2024');
    expect(lineOf(data.schedule, 'bao-cao.2024')).toMatchObject({
      rollUpAt: before?.rollUpAt,
      due: { lastSafeDay: '2024-11-14' },
    });
    expect(lastWhy(data.schedule, 'bao-cao.2024')?.text).toContain('giữ hạn cũ hết thứ Năm, 14/11/2024');
    expect(data.changes.map(({ lineId, kind }) => `${lineId} ${kind}`)).toEqual([
      'sau-thang.2024 moved',
      'bao-cao.2024 kept',
    ]);
  });

  it('needs a choice for every date that would move, and names those without', () => {
    expect(() =>
      given(...issued)
        .when(amend(), now)
        .events(),
    ).toThrow(
      expect.objectContaining({
        code: 'AMENDMENT.CHOICE_MISSING',
        details: expect.objectContaining({ value: 'bao-cao.2024', reason: expect.stringContaining('Báo cáo bao-cao') }),
      }),
    );
  });

  it('adds and drops duties without asking', () => {
    const extra = anObligation('ra-soat', { due: yearlyRule(9, 1) });
    const { data } = amendedBy(issued, amend({ obligations: [report, extra] }));
    expect(data.changes.map(({ lineId, kind }) => `${lineId} ${kind}`)).toEqual([
      'ra-soat.2024 added',
      'sau-thang.2024 dropped',
    ]);
    expect(data.members).toContainEqual({ unitId: 'so-a', lineIds: ['ra-soat.2024', 'bao-cao.2024'] });
    expect(given(...issued, amendedBy(issued, amend({ obligations: [report, extra] }))).state).toMatchObject({
      amendments: 1,
      template: { id: 'mau-thu', version: 2 },
      lines: [{ lineId: 'ra-soat.2024' }, { lineId: 'bao-cao.2024' }],
    });
  });

  it('never touches what has been rolled up', () => {
    const history = [...issued, rolledUp('bao-cao.2024')];
    const obligations = [anObligation('sau-thang', { due: yearlyRule(7, 15) })];
    const { data } = amendedBy(history, amend({ obligations, choices: { 'sau-thang.2024': 'recompute' } }));
    expect(lineOf(data.schedule, 'bao-cao.2024')).toEqual(lineOf(scheduleIn(issued), 'bao-cao.2024'));
    expect(data.changes.map(({ lineId }) => lineId)).toEqual(['sau-thang.2024']);
    expect(data.members[0]?.lineIds).toContain('bao-cao.2024');
    const { state } = given(
      ...history,
      amendedBy(history, amend({ obligations, choices: { 'sau-thang.2024': 'recompute' } })),
    );
    expect(state.lines.find(({ lineId }) => lineId === 'bao-cao.2024')?.rolledUp).toBe(true);
  });

  it('on an amendment keeps both reasons; what an earlier one dropped stays dropped', () => {
    const first = amendedBy(
      issued,
      amend({ choices: recompute, obligations: [anObligation('bao-cao', { due: yearlyRule(11, 30) })] }),
    );
    const history = [...issued, first];
    const current = [...first.data.schedule, ...scheduleIn(issued).filter(({ key }) => key === 'sau-thang')];
    const obligations = [anObligation('bao-cao', { due: yearlyRule(12, 20) })];
    const { data } = amendedBy(history, amend({ current, obligations, choices: recompute, version: 3 }));
    expect(data.amendment).toBe(2);
    expect(data.changes).toHaveLength(1);
    const steps = lineOf(data.schedule, 'bao-cao.2024')?.due?.why.filter(({ step }) => step === 'amendment');
    expect(steps?.map(({ text }) => text.slice(0, 20))).toEqual(['Bản điều chỉnh số 1,', 'Bản điều chỉnh số 2,']);
  });

  it('keeps the reason of an earlier one where the date stays, also on what has been rolled up', () => {
    const later = anObligation('bao-cao', { due: yearlyRule(11, 30) });
    const first = amendedBy(issued, amend({ choices: recompute }));
    const obligations = [halfYear, later, anObligation('ra-soat', { due: yearlyRule(9, 1) })];
    const second = amend({ current: first.data.schedule, obligations, version: 3 });
    for (const rolled of [[], [rolledUp('bao-cao.2024')]]) {
      const { schedule } = amendedBy([...issued, first, ...rolled], second).data;
      expect(lineOf(schedule, 'bao-cao.2024')).toEqual(lineOf(first.data.schedule, 'bao-cao.2024'));
    }
  });

  it('prints the number without the sign', () => {
    const command = amend({ choices: recompute, document: { number: ' 0123/KH-UBND ', reason: ' Vì ' } });
    expect(amendedBy(issued, command).data.document).toMatchObject({ number: '0123', reason: 'Vì' });
  });
});

describe('an amendment and its units', () => {
  const newcomer = aUnit('so-moi', { validFrom: day('2024-03-01') });
  const gone = aUnit('so-a', { validTo: day('2024-02-29') });
  const units = [...fewUnits().filter(({ id }) => id !== 'so-a'), gone, newcomer];
  const membersAfter = (making: Making) =>
    amendedBy(issued, amend({ units, choices: recompute, ...making })).data.members.map(
      ({ unitId, lineIds }) => `${unitId}: ${lineIds.join(' ')}`,
    );

  it('that leaves the audience alone leaves its units alone', () => {
    expect(membersAfter({})).toEqual(['so-b: sau-thang.2024 bao-cao.2024', 'so-a: sau-thang.2024 bao-cao.2024']);
  });

  it('that brings a duty gives it to who is there on its day', () => {
    const obligations = [halfYear, report, anObligation('ra-soat', { due: yearlyRule(9, 1) })];
    expect(membersAfter({ obligations })).toEqual([
      'so-b: sau-thang.2024 ra-soat.2024 bao-cao.2024',
      'so-a: sau-thang.2024 bao-cao.2024',
      'so-moi: ra-soat.2024',
    ]);
  });

  it('that narrows an audience takes the duty from who is out', () => {
    const narrowed = anObligation('bao-cao', { owedBy: { classes: ['so-ban-nganh'], units: [], except: ['so-b'] } });
    expect(membersAfter({ obligations: [halfYear, narrowed] })).toEqual([
      'so-b: sau-thang.2024',
      'so-a: sau-thang.2024 bao-cao.2024',
      'so-moi: bao-cao.2024',
    ]);
  });

  it('that brings in a unit without focal point is refused', () => {
    const silent = [...fewUnits(), { ...newcomer, posts: [] }];
    const obligations = [halfYear, report, anObligation('ra-soat', { due: yearlyRule(9, 1) })];
    given(...issued)
      .when(amend({ units: silent, obligations }), now)
      .thenThrows('UNIT.NO_CONTACT');
  });
});

describe('an amendment is refused', () => {
  const refused = (making: Making, code: string, history = issued, at = now): void =>
    given(...history)
      .when(amend({ choices: recompute, ...making }), at)
      .thenThrows(code);

  it('of what is not issued, or is finished', () => {
    refused({}, 'CASCADE.NOT_FOUND', []);
    refused({}, 'CASCADE.NOT_ISSUED', issued.slice(0, 1));
    refused({}, 'CASCADE.FINISHED', [...issued, rolledUp('bao-cao.2024'), rolledUp('sau-thang.2024')]);
  });

  it('without number, reason or a possible date', () => {
    refused({ document: { number: ' ' } }, 'DOCUMENT.NUMBER_MISSING');
    refused({ document: { reason: '  ' } }, 'REASON.MISSING');
    refused({ document: { issuedOn: day('2024-01-30') } }, 'DOCUMENT.DATE_BEFORE_ISSUE');
    refused({ document: { issuedOn: day('2024-05-07') } }, 'DOCUMENT.DATE_IN_FUTURE');
  });

  it('when it takes another template', () => {
    given(...issued)
      .when({ ...amend({ choices: recompute }), template: { id: 'mau-khac', version: 1 } }, now)
      .thenThrows('CASCADE.OTHER_TEMPLATE');
  });

  it('when nothing changes', () => {
    refused({ obligations: [halfYear, report] }, 'AMENDMENT.NOTHING');
    refused({ obligations: [halfYear, report], version: 1 }, 'AMENDMENT.NOTHING');
  });

  it('but not when only the chase changes', () => {
    const obligations = [halfYear, anObligation('bao-cao', { needsAcceptance: true })];
    expect(amendedBy(issued, amend({ obligations })).data.changes).toEqual([]);
  });

  it('when it would make somebody late on the spot; today is still possible', () => {
    const pulled = (month: number, dayOfMonth: number): Making => ({
      obligations: [anObligation('sau-thang', { due: yearlyRule(month, dayOfMonth) }), report],
      choices: { 'sau-thang.2024': 'recompute' },
    });
    refused(pulled(5, 6), 'AMENDMENT.DATE_PAST');
    expect(amendedBy(issued, amend(pulled(5, 7))).data.changes).toHaveLength(1);
    const kept = { ...pulled(5, 6), choices: { 'sau-thang.2024': 'keep' } as const };
    expect(amendedBy(issued, amend(kept)).data.changes).toMatchObject([{ kind: 'kept' }]);
  });

  it('not when it puts off what is past already', () => {
    const august = instantOf('2024-08-01T02:00:00.000Z');
    const obligations = [anObligation('sau-thang', { due: yearlyRule(7, 15) }), report];
    const command = amend({ obligations, choices: { 'sau-thang.2024': 'recompute' } });
    expect(amendedBy(issued, command, august).data.changes).toHaveLength(1);
  });
});
