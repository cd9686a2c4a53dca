import { fileURLToPath } from 'node:url';
import { type Database, publishCalendar, publishTemplate, registerUnits } from '@dondoc/commands';
import {
  type CascadeTemplate,
  initialCascade,
  initialUnitPlan,
  type Instant,
  instantAt,
  mixed,
  type OrgUnit,
  plainDateOf,
  rehearse,
  vietnamCalendar,
  workingCalendar,
} from '@dondoc/domain';
import { readOrganisation, readTemplate } from '@dondoc/sample';

export const CASCADE = 'do-tong-hop';
export const ISSUED_ON = plainDateOf('2022-01-27');
const KEPT = ['ke-hoach-nam', 'bao-cao-6-thang', 'bao-cao-nam'];
const calendar = workingCalendar(vietnamCalendar);
const fileAt = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const contextAt = (commandId: string, now: Instant) => ({ commandId, actor: 'bench', now, sample: true as const });

/** Four years of three yearly duties: twelve lines, each owed by every department, two of three through an intermediary. */
const templateOf = async (): Promise<CascadeTemplate> => {
  const template = await readTemplate(fileAt('templates/ninh-thuan-dan-van-2022-2026.yaml'));
  const obligations = template.obligations
    .filter(({ key }) => KEPT.includes(key))
    .map((one) => ({
      ...one,
      owedBy: { classes: ['so-ban-nganh' as const], units: [], except: [] },
      periods: one.periods.kind === 'yearly' ? { ...one.periods, from: 2022, to: 2025 } : one.periods,
      forwardWithin: one.via === null ? null : 5,
    }));
  return { ...template, obligations };
};

const unitsOf = async (count: number): Promise<OrgUnit[]> => {
  const units = await readOrganisation(fileAt('samples/ninh-thuan/organisation.yaml'));
  const [model] = units.filter(({ class: kind }) => kind === 'so-ban-nganh');
  if (!model) throw new Error('The sample has a department.');
  const others = units.filter(({ class: kind, id }) => kind !== 'so-ban-nganh' || id === 'so-noi-vu');
  const made = Array.from({ length: count - 1 }, (_, index) => ({
    ...model,
    id: `don-vi-${index}`,
    name: `Đơn vị số ${index}`,
    shortName: `Đơn vị ${index}`,
  }));
  return [...others, ...made];
};

const draftOf = ({ id, version, title, documentType, documentSign, subject }: CascadeTemplate) => ({
  type: 'DraftCascade' as const,
  cascadeId: CASCADE,
  title,
  template: { id, version },
  calendar: { id: vietnamCalendar.id, version: vietnamCalendar.version },
  document: { type: documentType, sign: documentSign, number: null, issuedOn: null, issuer: 'UBND tỉnh', subject },
  sample: true,
});

/** A cascade of twelve lines for so many departments, lived through up to `now` by the deciders: mixed behaviour. */
export const liveThrough = async (database: Database, count: number, now: Instant): Promise<void> => {
  const [template, units] = await Promise.all([templateOf(), unitsOf(count)]);
  const { store, commands } = database;
  await registerUnits(store, units, contextAt('units', now));
  await publishCalendar(store, vietnamCalendar, contextAt('calendar', now));
  await publishTemplate(store, template, contextAt('template', now));
  const policy = { template, calendar };
  const issue = { documentNumber: '412', issuedOn: ISSUED_ON, at: instantAt(ISSUED_ON, '09:00') };
  const behaviour = mixed({ policy, issue }, 1);
  const { cascade, plans } = rehearse({ policy, units, draft: draftOf(template), issue, behaviour, until: now });
  await commands.recordLife(
    {
      cascadeId: CASCADE,
      policy,
      cascade: { before: initialCascade(), after: cascade.state, events: cascade.events, expectedVersion: 0 },
      plans: plans.map(({ state, events }, position) => ({
        before: initialUnitPlan(),
        after: state,
        events,
        expectedVersion: 0,
        position,
      })),
    },
    contextAt('life', now),
  );
};
