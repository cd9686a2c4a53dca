import type { ObligationView } from '@dondoc/contracts';
import {
  definitionOf,
  type FigureField,
  intermediaryAt,
  type Instant,
  isChased,
  ladderOf,
  type Obligation,
  type ObligationTemplate,
  RuleViolation,
  type Rung,
  type UnitPlan,
  unitPlanId,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import type { CascadeFacts } from '../cascades/cascade-facts.js';
import type { CascadeQuery } from '../cascades/cascade.query.js';
import { nameOf } from '../cascades/line.view.js';
import type { Reader } from '../read-only.js';
import type { SubmissionRow } from '../submissions/submission.entity.js';
import { actorName, timelineOf } from '../timeline/timeline.js';
import { dueItem } from './due-list.query.js';
import { appraises, scoreSheetOf } from './score-sheet.js';
import { planOf } from './unit-plan-history.js';

export type ObligationRef = { cascadeId: string; unitId: string; lineId: string };
/** Who looks: decides what acts are offered. */
export type Viewer = { role: string; unitId: string };
/** Reads one stream of the log. */
export type ReadStream = (stream: string) => Promise<RecordedEvent[]>;

const SUBMISSIONS = `
  SELECT submission_id AS "submissionId", version, content, received_at AS "receivedAt", actor
  FROM submissions WHERE cascade_id = $1 AND unit_id = $2 AND line_id = $3 ORDER BY version DESC`;

const notFound = ({ lineId }: ObligationRef): RuleViolation =>
  new RuleViolation('OBLIGATION.NOT_FOUND', {
    field: 'lineId',
    value: lineId,
    reason: 'Đơn vị không có nghĩa vụ này trong đợt triển khai.',
    mend: 'Chọn một nghĩa vụ trong danh sách của đơn vị.',
  });

const submissionView = (row: SubmissionRow, fields: readonly FigureField[]): ObligationView['submissions'][number] => ({
  submissionId: row.submissionId,
  version: row.version,
  documentNumber: row.content.documentNumber,
  signedOn: row.content.signedOn,
  receivedAt: row.receivedAt,
  note: row.content.note,
  by: actorName(row.actor),
  files: [...row.content.files],
  figures: fields.flatMap(({ key, label, unit }) => {
    const value = row.content.figures[key];
    return value === undefined ? [] : [{ key, label, unit, value }];
  }),
});

const COLLECTING = ['office', 'focal-department', 'admin'];

const nothing = {
  submit: false,
  accept: false,
  giveBack: false,
  declareNotApplicable: false,
  forward: false,
  appraise: false,
  cascadeOn: false,
};

const mayDo = (
  { work, forwardedAt }: Pick<Obligation, 'work' | 'forwardedAt'>,
  { condition, via, scoring }: ObligationTemplate,
  viewer: Viewer,
  { unitId, issuer }: { unitId: string; issuer: string },
): ObligationView['may'] => {
  const own = viewer.unitId === unitId && viewer.role !== 'leader';
  const collects = COLLECTING.includes(viewer.role) || (viewer.role === 'unit' && viewer.unitId === issuer);
  const submitted = work === 'submitted';
  return {
    submit: own && work !== 'accepted',
    accept: collects && submitted,
    giveBack: collects && submitted,
    declareNotApplicable: own && condition !== null && work === 'open',
    forward: submitted && forwardedAt === null && viewer.unitId === via,
    appraise: submitted && scoring !== null && appraises(scoring, viewer.unitId),
    cascadeOn: own,
  };
};

const rungText = (rung: Rung): string => {
  if (rung.kind === 'escalation') return 'Báo cáo cấp trên về việc quá hạn';
  return rung.when === 'before' ? 'Nhắc trước hạn' : 'Đôn đốc quá hạn';
};

const rungRecipient = (rung: Rung, facts: CascadeFacts, unitId: string): string => {
  const { focal, office, issuer } = facts.policy.template;
  if (rung.kind === 'reminder') return `Đầu mối ${nameOf(facts.names, unitId)}`;
  switch (rung.to) {
    case 'unit-leader':
      return `Thủ trưởng ${nameOf(facts.names, unitId)}`;
    case 'collector':
      return `${nameOf(facts.names, focal)} và ${nameOf(facts.names, office)}`;
    case 'issuer':
      return `Lãnh đạo ${nameOf(facts.names, issuer)}`;
  }
};

const upcomingOf = (plan: UnitPlan, lineId: string, facts: CascadeFacts): ObligationView['upcoming'] => {
  const obligation = plan.obligations[lineId];
  if (!obligation || !isChased(obligation)) return [];
  return ladderOf(plan, obligation, facts.policy)
    .filter((rung) => !obligation.raised.includes(rung.id))
    .map((rung) => ({ at: rung.at, to: rungRecipient(rung, facts, plan.unitId), text: rungText(rung) }));
};

const intermediaryView = (
  state: Obligation,
  definition: ObligationTemplate,
  { names, policy }: CascadeFacts,
  now: Instant,
): ObligationView['intermediary'] => {
  if (definition.via === null) return null;
  const { state: stands, workingDaysHeld, late, label } = intermediaryAt(state, definition, policy.calendar, now);
  return { name: nameOf(names, definition.via), state: stands, workingDaysHeld, late, label };
};

/** One obligation with everything that explains it. @throws RuleViolation `CASCADE.NOT_FOUND`, `OBLIGATION.NOT_FOUND` */
export const getObligation = async (
  { reader, readStream, cascades }: { reader: Reader; readStream: ReadStream; cascades: CascadeQuery },
  ref: ObligationRef,
  viewer: Viewer,
  now: Instant,
): Promise<ObligationView> => {
  const facts = await cascades.facts(ref.cascadeId, now);
  const item = dueItem(facts, ref.unitId, ref.lineId, now);
  const obligation = facts.obligations.find((one) => one.unitId === ref.unitId && one.lineId === ref.lineId);
  if (!item || !obligation) throw notFound(ref);
  const [history, submissions] = await Promise.all([
    readStream(unitPlanId(ref.cascadeId, ref.unitId)),
    reader.query<SubmissionRow>(SUBMISSIONS, [ref.cascadeId, ref.unitId, ref.lineId]),
  ]);
  const definition = definitionOf(facts.policy, obligation);
  const plan = planOf(history);
  const state = plan.obligations[ref.lineId];
  return {
    ...item,
    asOf: now,
    submissions: submissions.rows.map((row) => submissionView(row, definition.figures)),
    timeline: timelineOf(history, ref.lineId),
    upcoming: upcomingOf(plan, ref.lineId, facts),
    figureFields: [...definition.figures],
    intermediary: state ? intermediaryView(state, definition, facts, now) : null,
    scoreSheet:
      definition.scoring && state
        ? scoreSheetOf(definition.scoring, state, submissions.rows[0]?.content.scores ?? {}, facts.names)
        : null,
    may: state
      ? mayDo(state, definition, viewer, { unitId: ref.unitId, issuer: facts.policy.template.issuer })
      : nothing,
  };
};
