import type { Database } from '@dondoc/commands';
import {
  type Behaviour,
  type CascadeTemplate,
  dateOf,
  type Instant,
  instantOf,
  type Life,
  type OrgUnit,
  rehearse,
  type SubmissionContent,
  unitPlanId,
  vietnamCalendar,
  workingCalendar,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';

/** One fact of a plan, without what may differ when time was spent asleep (whether a passed rung was still sent). */
export type PlanFact = string;

type AnyEvent = { type: string; at: Instant; data: object };

const factOf = ({ type, at, data }: AnyEvent): PlanFact => {
  const { lineId, rung, level, to, submissionId } = {
    lineId: '',
    rung: '',
    level: '',
    to: '',
    submissionId: '',
    ...data,
  };
  return [at, type, lineId, rung, level, to, submissionId].filter((part) => part !== '').join(' ');
};

/** The plan's facts in the log, in its order. */
export const recordedFacts = (events: readonly RecordedEvent[]): PlanFact[] =>
  events.map(({ type, occurredAt, data }) => factOf({ type, at: instantOf(occurredAt), data: { ...Object(data) } }));

export const rehearsedFacts = (plan: Life['plans'][number]): PlanFact[] => plan.events.map(factOf);

type Submitted = { lineId: string; submissionId: string; content: SubmissionContent };

/** Units do in the rehearsal what they did in reality, at the same instants. */
const behaviourIn =
  (histories: ReadonlyMap<string, readonly RecordedEvent[]>): Behaviour =>
  (unitId, line) =>
    (histories.get(unitId) ?? []).flatMap(({ type, occurredAt, data }) => {
      const submitted: Partial<Submitted> = { ...Object(data) };
      const { lineId, submissionId, content } = submitted;
      if (type !== 'SubmissionReceived' || lineId !== line.lineId || !submissionId || !content) return [];
      return [
        { at: instantOf(occurredAt), command: { type: 'ReceiveSubmission' as const, lineId, submissionId, content } },
      ];
    });

export type Lived = { cascadeId: string; template: CascadeTemplate; units: readonly OrgUnit[] };

/** What the log holds and what the same deciders make of the same acts without server, clock or fault. */
export const compareWithRehearsal = async (
  { store }: Pick<Database, 'store'>,
  { cascadeId, template, units }: Lived,
  until: Instant,
) => {
  const cascade = await store.readStream(`directive:${cascadeId}`);
  const issued = cascade.find(({ type }) => type === 'CascadeIssued');
  if (!issued) throw new Error(`${cascadeId} was never issued.`);
  const issuedAt = instantOf(issued.occurredAt);
  const histories = new Map<string, readonly RecordedEvent[]>();
  for (const { id } of units) histories.set(id, await store.readStream(unitPlanId(cascadeId, id)));
  const document = { type: '', sign: '', number: null, issuedOn: null, issuer: '', subject: '' };
  const calendar = { id: vietnamCalendar.id, version: vietnamCalendar.version };
  const life = rehearse({
    policy: { template, calendar: workingCalendar(vietnamCalendar) },
    units,
    draft: {
      ...{ type: 'DraftCascade', cascadeId, title: '', document, calendar, sample: false },
      template: { id: template.id, version: template.version },
    },
    issue: { documentNumber: '12', issuedOn: dateOf(issuedAt), at: issuedAt },
    behaviour: behaviourIn(histories),
    until,
  });
  return life.plans.map((plan) => ({
    unitId: plan.unitId,
    recorded: recordedFacts(histories.get(plan.unitId) ?? []),
    rehearsed: rehearsedFacts(plan),
  }));
};
