import { join } from 'node:path';
import { publishCalendar, publishTemplate, registerUnits } from '@dondoc/commands';
import {
  addDays,
  type CascadeTemplate,
  dateOf,
  type Instant,
  instantAt,
  type Life,
  type OrgUnit,
  type PlainDate,
  plainDateOf,
  rehearse,
  vietnamCalendar,
} from '@dondoc/domain';
import { sampleBehaviour } from './behaviour.js';
import { loadOtherDocuments } from './live-documents.js';
import { readOrganisation, readTemplate } from './read-sample.js';
import { calendar, contextAt, draftOf, recordLife, type SampleOptions } from './sample-context.js';
import { organisationFiles } from './source-documents.js';

/** Ids of the cascades of the five-year plan; the other documents stand in source-documents.ts. */
export const sampleCascades = {
  lived: 'ninh-thuan-2022-2026',
  successor: 'ninh-thuan-2027',
  draft: 'ninh-thuan-du-thao',
} as const;

const LAST_ISSUE_OF_2027 = plainDateOf('2026-11-06');
/** Before this day nobody plans for 2027 yet (a demonstration that begins in 2022). */
const FIRST_ISSUE_OF_2027 = plainDateOf('2026-01-05');

type Lived = { cascadeId: string; template: CascadeTemplate; number: string; issuedOn: PlainDate };

const live = (
  units: readonly OrgUnit[],
  { files, now }: SampleOptions,
  { cascadeId, template, number, issuedOn }: Lived,
): Life => {
  return rehearse({
    policy: { template, calendar },
    units,
    draft: draftOf(cascadeId, template, units),
    issue: { documentNumber: number, issuedOn, at: instantAt(issuedOn, '09:00') },
    behaviour: sampleBehaviour({ calendar, files, issuedOn }),
    until: now,
  });
};

/** The 2027 plan went out two weeks ago, or on 06/11/2026 when that has long passed: its dates lie ahead in 2026. */
const successorIssue = (now: Instant): PlainDate => {
  const recent = addDays(dateOf(now), -14);
  return recent < LAST_ISSUE_OF_2027 ? recent : LAST_ISSUE_OF_2027;
};

const publish = async (
  options: SampleOptions,
): Promise<{ units: OrgUnit[]; plan: CascadeTemplate; successor: CascadeTemplate }> => {
  const { database, now, root } = options;
  const units: OrgUnit[] = [];
  for (const file of organisationFiles) units.push(...(await readOrganisation(join(root, file), units)));
  const plan = await readTemplate(join(root, 'templates/ninh-thuan-dan-van-2022-2026.yaml'));
  const successor = await readTemplate(join(root, 'templates/ninh-thuan-dan-van-2027.yaml'));
  await registerUnits(database.store, units, contextAt('sample:units', now));
  await publishCalendar(database.store, vietnamCalendar, contextAt('sample:calendar', now));
  for (const template of [plan, successor]) {
    await publishTemplate(
      database.store,
      template,
      contextAt(`sample:template:${template.id}@${template.version}`, now),
    );
  }
  return { units, plan, successor };
};

/** The draft is made last: once it is there, all of the sample is. */
const LAST_STEP = 'sample:draft';

/** An empty database, or one in which an earlier loading broke off: every step is idempotent by its command id. */
const wantsSample = async ({ store, pool }: SampleOptions['database']): Promise<boolean> => {
  if (await store.findReceipt(LAST_STEP)) return false;
  const { rows } = await pool.query("SELECT 1 FROM events WHERE NOT metadata ? 'sample' LIMIT 1");
  return rows.length === 0;
};

/**
 * Fills an empty database with the Ninh Thuận sample: the plan 2022–2026 as lived through by the real deciders up to
 * `now` (no mail for the past), a successor for 2027 with dates ahead, and the plan once more as the draft that the
 * source is; and the other source documents with their tiers. Loading again does nothing; after a broken start it goes on where it stopped.
 * @returns whether something was loaded
 */
export const loadSample = async (options: SampleOptions): Promise<boolean> => {
  const { database, now } = options;
  if (!(await wantsSample(database))) return false;
  const { units, plan, successor } = await publish(options);
  const lived: Lived = {
    cascadeId: sampleCascades.lived,
    template: plan,
    number: '412',
    issuedOn: plainDateOf('2022-01-27'),
  };
  const next: Lived = {
    cascadeId: sampleCascades.successor,
    template: successor,
    number: '4790',
    issuedOn: successorIssue(now),
  };
  for (const one of options.draftOnly ? [] : [lived, next]) {
    if (instantAt(one.issuedOn, '09:00') > now || (one === next && one.issuedOn < FIRST_ISSUE_OF_2027)) continue;
    await recordLife(options, one.cascadeId, one.template, live(units, options, one));
  }
  if (!options.draftOnly) {
    await loadOtherDocuments(options, units);
  }
  const { type: _, ...draft } = draftOf(sampleCascades.draft, plan, units);
  const title = `${plan.title} (dự thảo)`;
  await database.commands.draftCascade({ ...draft, title, parent: null }, contextAt(LAST_STEP, now));
  return true;
};
