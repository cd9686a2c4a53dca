import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase, publishCalendar, publishTemplate, registerUnits } from '@dondoc/commands';
import { readOrganisationText } from '@dondoc/definition-files';
import {
  addDays,
  type CascadeTemplate,
  type DirectiveDocument,
  instantAt,
  type OrgUnit,
  type PlainDate,
  plainDateOf,
  rehearsalReport,
  type RehearsalReport,
  reckon,
  silent,
  vietnamCalendar,
  workingCalendar,
} from '@dondoc/domain';
import { createTestDatabase } from '@dondoc/event-store/testing';
import { readModelEntities, readModelMigrations } from '@dondoc/read-models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTemplate } from './read-sample.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const yamlIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
const calendar = workingCalendar(vietnamCalendar);
const calendarRef = { id: vietnamCalendar.id, version: vietnamCalendar.version };
const FIRST_DAY = plainDateOf('2022-01-04');

/** Three weeks before the template's first date, as an office would issue it; never before the calendar begins. */
const issueDayOf = (template: CascadeTemplate): PlainDate => {
  const days = reckon(template, FIRST_DAY, calendar).entries.flatMap(({ line }) => line?.due?.lastSafeDay ?? []);
  const first = days.filter((day) => day > FIRST_DAY).sort()[0];
  if (first === undefined) return FIRST_DAY;
  const day = addDays(first, -21);
  return day > FIRST_DAY ? day : FIRST_DAY;
};

/** The units of all organisation files as one register: some name units of another file. */
const readUnits = (): OrgUnit[] => {
  const lists = yamlIn('samples').map(
    (file) => readFileSync(join(root, 'samples', file), 'utf8').split(/^units:\s*$/m)[1],
  );
  const { units: read, problems } = readOrganisationText(`units:${lists.join('')}`);
  expect(problems).toEqual([]);
  return read ?? [];
};

const documentOf = ({ documentType, documentSign, subject, issuer }: CascadeTemplate): DirectiveDocument => {
  return { type: documentType, sign: documentSign, number: null, issuedOn: null, issuer, subject };
};

let database: Database;
let close: () => Promise<void>;
let units: OrgUnit[];
beforeAll(async () => {
  const test = await createTestDatabase({ entities: readModelEntities, migrations: readModelMigrations });
  database = await openDatabase({ url: test.url });
  close = async () => {
    await database.close();
    await test.drop();
  };
  const context = { actor: 'thu-nghiem', now: instantAt(FIRST_DAY, '08:00') };
  units = readUnits();
  await registerUnits(database.store, units, { ...context, commandId: 'units' });
  await publishCalendar(database.store, vietnamCalendar, { ...context, commandId: 'calendar' });
});
afterAll(() => close?.());

const issueOf = (template: CascadeTemplate) => {
  const issuedOn = issueDayOf(template);
  return { documentNumber: '12', issuedOn, at: instantAt(issuedOn, '09:00') };
};

const rehearsed = (template: CascadeTemplate): RehearsalReport => {
  const draft = {
    type: 'DraftCascade',
    cascadeId: template.id,
    title: template.title,
    template: { id: template.id, version: template.version },
    calendar: calendarRef,
    document: documentOf(template),
    sample: false,
  } as const;
  const policy = { template, calendar };
  return rehearsalReport({ policy, units, draft, issue: issueOf(template), behaviour: silent, until: null }).report;
};

/** Publishes, drafts and issues through the one command path. */
const issued = async (template: CascadeTemplate): Promise<void> => {
  const { documentNumber, issuedOn, at } = issueOf(template);
  const context = { actor: 'thu-nghiem', now: at };
  const { id, version, title } = template;
  await publishTemplate(database.store, template, { ...context, commandId: `publish:${id}` });
  await database.commands.draftCascade(
    {
      cascadeId: id,
      title,
      template: { id, version },
      calendar: calendarRef,
      document: documentOf(template),
      sample: false,
    },
    { ...context, commandId: `draft:${id}` },
  );
  await database.commands.issueCascade(id, { documentNumber, issuedOn }, { ...context, commandId: `issue:${id}` });
};

const ISSUED_ROWS = `
  SELECT o.unit_id AS "unitId", o.line_id AS "lineId", l.body ->> 'title' AS title, o.due,
    o.work = 'not-applicable' AS lapsed
  FROM obligations o JOIN cascade_lines l USING (cascade_id, line_id) WHERE o.cascade_id = $1`;

type Row = { unitId: string; lineId: string };
const byUnitAndLine = <T extends Row>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (`${a.unitId} ${a.lineId}` < `${b.unitId} ${b.lineId}` ? -1 : 1));

const recursUndated = ({ obligations }: CascadeTemplate): boolean =>
  obligations.some(({ due }) => due.kind === 'undated' && due.recurring);

describe.each(yamlIn('templates'))('the shipped template %s', (file) => {
  it('has the same dates rehearsed as issued, row for row; or is refused by both', async () => {
    const template = await readTemplate(join(root, 'templates', file));
    const report = rehearsed(template);
    if (recursUndated(template)) {
      await expect(issued(template)).rejects.toMatchObject({ code: 'TEMPLATE.UNDATED' });
      expect(report.findings.map(({ code }) => code)).toContain('UNDATED_RECURRING');
      return;
    }
    await issued(template);
    const { rows } = await database.pool.query<Row>(ISSUED_ROWS, [template.id]);
    expect(rows.length).toBeGreaterThan(0);
    expect(byUnitAndLine(report.dates)).toEqual(byUnitAndLine(rows));
    expect(report.findings.filter(({ code }) => code === 'ESCALATED_BETWEEN_READINGS')).toEqual([]);
  });
});
