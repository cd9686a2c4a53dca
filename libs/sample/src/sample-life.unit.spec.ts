import { fileURLToPath } from 'node:url';
import {
  addDays,
  type CascadeTemplate,
  dateOf,
  epochOf,
  type Instant,
  instantAt,
  instantOf,
  type Life,
  type OrgUnit,
  plainDateOf,
  rehearse,
  vietnamCalendar,
  workingCalendar,
} from '@dondoc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { characterOf, sampleBehaviour } from './behaviour.js';
import { readOrganisation, readTemplate } from './read-sample.js';

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const calendar = workingCalendar(vietnamCalendar);
const issuedOn = plainDateOf('2022-01-27');
const until = instantOf('2027-06-30T00:00:00.000Z');
const SILENT = 'ban-quan-ly-cac-khu-cong-nghiep';
const files = [{ fileId: 'mau', name: 'mau.pdf', size: 10, mediaType: 'application/pdf', sha256: '0'.repeat(64) }];

let template: CascadeTemplate;
let units: OrgUnit[];
const live = (among = units): Life =>
  rehearse({
    policy: { template, calendar },
    units: among,
    draft: {
      type: 'DraftCascade',
      cascadeId: 'dot',
      title: template.title,
      template: { id: template.id, version: 1 },
      calendar: { id: vietnamCalendar.id, version: 1 },
      document: { type: 'Kế hoạch', sign: 'KH-UBND', number: null, issuedOn: null, issuer: 'UBND tỉnh', subject: 'x' },
      sample: true,
    },
    issue: { documentNumber: '412', issuedOn, at: instantAt(issuedOn, '09:00') },
    behaviour: sampleBehaviour({ calendar, files, issuedOn }),
    until,
  });
let life: Life;
beforeAll(async () => {
  template = await readTemplate(at('templates/ninh-thuan-dan-van-2022-2026.yaml'));
  units = await readOrganisation(at('samples/ninh-thuan/organisation.yaml'));
  life = live();
});
const eventsOf = (unitId: string) => life.plans.find((plan) => plan.unitId === unitId)?.events ?? [];
const everyEvent = () => life.plans.flatMap(({ events }) => events);

describe('five years of the plan of Ninh Thuận, lived through without a server', () => {
  it('are the same every time, and for each unit whoever the others are', () => {
    const few = units.filter(({ id }) => ['ubnd-tinh', 'so-noi-vu', 'van-phong-ubnd-tinh', SILENT].includes(id));
    for (const { unitId, events } of live(few).plans) expect(events).toEqual(eventsOf(unitId));
  });

  it('end with every line of the 36 units rolled up and only the silent unit missing', () => {
    const rolled = life.cascade.events.flatMap((event) => (event.type === 'PeriodRolledUp' ? [event.data] : []));
    expect(rolled).toHaveLength(23);
    for (const { lineId, tally } of rolled) {
      if (!lineId.startsWith('ra-soat'))
        expect(
          tally.missingUnits.filter((unitId) => unitId !== SILENT && characterOf(unitId, lineId) === 'punctual'),
          lineId,
        ).toEqual([]);
    }
  });

  it('bring the silent unit every rung of the sixteen lines that bind it: thirteen each, and lateness once', () => {
    const own = eventsOf(SILENT);
    for (const lineId of ['ke-hoach-giai-doan', 'ke-hoach-nam.2024', 'bao-cao-6-thang.2023', 'bao-cao-nam.2026']) {
      const rungs = own.flatMap(({ type, data }) =>
        (type === 'ReminderRaised' || type === 'EscalationRaised') && data.lineId === lineId ? [data.rung] : [],
      );
      expect(rungs, lineId).toHaveLength(13);
      expect(new Set(rungs).size).toBe(13);
    }
    expect(own.filter(({ type }) => type === 'DeadlineMissed')).toHaveLength(16);
    expect(own.filter(({ type }) => type === 'EscalationRaised')).toHaveLength(16 * 3);
  });

  it('send at 07:30 of working days, never at another time', () => {
    for (const { type, at: when } of everyEvent()) {
      if (type !== 'ReminderRaised' && type !== 'EscalationRaised') continue;
      expect(when.slice(11)).toBe('00:30:00.000Z');
      expect(calendar.isWorkingDay(dateOf(when)), when).toBe(true);
    }
  });

  it('remind a punctual unit a few times a line and nobody more often than the ladder has rungs', () => {
    const perObligation = new Map<string, number>();
    for (const { unitId, events } of life.plans) {
      for (const { type, data } of events) {
        if (type !== 'ReminderRaised') continue;
        const key = `${unitId}/${data.lineId}`;
        perObligation.set(key, (perObligation.get(key) ?? 0) + 1);
      }
    }
    const counts = [...perObligation.values()];
    expect(Math.max(...counts)).toBe(10);
    const average = counts.reduce((sum, one) => sum + one, 0) / counts.length;
    expect(average).toBeGreaterThan(1);
    expect(average).toBeLessThan(4);
  });

  it('are mostly punctual, with some lateness: a believable province', () => {
    const received = everyEvent().filter(({ type }) => type === 'SubmissionReceived').length;
    const missed = everyEvent().filter(({ type }) => type === 'DeadlineMissed').length;
    expect(received).toBeGreaterThan(500);
    expect(missed / (36 * 16)).toBeGreaterThan(0.1);
    expect(missed / (36 * 16)).toBeLessThan(0.3);
  });

  it('never hand in before the directive was there, nor out of office days', () => {
    const issuedAt: Instant = instantAt(addDays(issuedOn, 1), '00:00');
    for (const { type, at: when } of everyEvent()) {
      if (type !== 'SubmissionReceived') continue;
      expect(epochOf(when)).toBeGreaterThan(epochOf(issuedAt));
      expect(calendar.isWorkingDay(dateOf(when))).toBe(true);
    }
  });
});
