import type { ObligationView } from '@dondoc/contracts';
import {
  definitionOf,
  intermediaryAt,
  type Instant,
  type Obligation,
  type ObligationTemplate,
  RuleViolation,
  unitPlanId,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import type { CascadeFacts, FactsSource } from '../cascades/cascade-facts.js';
import { letterStreamsOf } from '../chase-letters/chase-letter-story.js';
import { nameOf } from '../cascades/line.view.js';
import { calledOff } from '../messages/called-off.query.js';
import type { Reader } from '../read-only.js';
import type { SubmissionRow } from '../submissions/submission.entity.js';
import { actorsIn } from '../timeline/actors.js';
import { timelineOf } from '../timeline/timeline.js';
import { findSubmissionDraft, type SubmissionDraft } from '../submissions/submission-drafts.js';
import { decisionsView } from './decisions.view.js';
import { dueItem, standingOf } from './due-list.query.js';
import { mayDo, nothingOffered } from './may-do.js';
import { rightsOn, type Viewer } from './offered.js';
import { scoreSheetOf } from './score-sheet.js';
import { submissionView } from './submission.view.js';
import { planOf } from './unit-plan-history.js';
import { upcomingOf } from './upcoming.js';

export type ObligationRef = { cascadeId: string; unitId: string; lineId: string };
/** Reads one stream of the log as it was known at that moment. */
export type ReadStream = (stream: string, at: Instant) => Promise<RecordedEvent[]>;

const SUBMISSIONS = `
  SELECT submission_id AS "submissionId", version, content, received_at AS "receivedAt", actor, paper,
    received_by AS "receivedBy"
  FROM submissions WHERE cascade_id = $1 AND unit_id = $2 AND line_id = $3 ORDER BY received_at DESC, version DESC`;

const notFound = ({ lineId }: ObligationRef): RuleViolation =>
  new RuleViolation('OBLIGATION.NOT_FOUND', {
    field: 'lineId',
    value: lineId,
    reason: 'Đơn vị không có nghĩa vụ này trong đợt triển khai.',
    mend: 'Chọn một nghĩa vụ trong danh sách của đơn vị.',
  });

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

/** Of the submissions those that the history holds: one of the past knows no later ones. */
const receivedIn = (history: readonly RecordedEvent[], rows: readonly SubmissionRow[]): SubmissionRow[] => {
  const ids = new Set(history.map(({ data }) => (data as { submissionId?: string }).submissionId));
  return rows.filter(({ submissionId }) => ids.has(submissionId));
};

type ObligationSources = {
  reader: Reader;
  readStream: (stream: string) => Promise<RecordedEvent[]>;
  cascades: FactsSource;
};

/** `documentNumber` as typed so far; empty: none yet. */
const draftView = ({ revision, editedBy, editedAt, body }: SubmissionDraft): ObligationView['draft'] => {
  const { documentNumber } = body as { documentNumber?: unknown };
  return {
    revision,
    editedBy,
    editedAt,
    documentNumber: typeof documentNumber === 'string' ? documentNumber.trim() : '',
  };
};

/** What was known of the letters that name the obligation. */
const lettersNaming = async (
  { reader, readStream }: Pick<ObligationSources, 'reader' | 'readStream'>,
  ref: ObligationRef,
): Promise<RecordedEvent[][]> => Promise.all((await letterStreamsOf(reader, ref)).map(readStream));

/** One obligation with everything that explains it. @throws RuleViolation `CASCADE.NOT_FOUND`, `OBLIGATION.NOT_FOUND` */
export const getObligation = async (
  { reader, readStream, cascades }: ObligationSources,
  ref: ObligationRef,
  viewer: Viewer,
  now: Instant,
): Promise<ObligationView> => {
  const facts = await cascades.facts(ref.cascadeId, now, { unitIds: [ref.unitId] });
  const item = dueItem(facts, ref.unitId, ref.lineId, now);
  const obligation = standingOf(facts, ref.unitId, ref.lineId);
  if (!item || !obligation) throw notFound(ref);
  const [history, letters, submissions, draft, withheld] = await Promise.all([
    readStream(unitPlanId(ref.cascadeId, ref.unitId)),
    lettersNaming({ reader, readStream }, ref),
    reader.query<SubmissionRow>(SUBMISSIONS, [ref.cascadeId, ref.unitId, ref.lineId]),
    findSubmissionDraft(reader, ref),
    calledOff(reader, [ref], now),
  ]);
  const known = receivedIn(history, submissions.rows);
  const nameActor = actorsIn(facts.names);
  const definition = definitionOf(facts.policy, obligation);
  const plan = planOf(history);
  const state = plan.obligations[ref.lineId];
  return {
    ...item,
    asOf: now,
    submissions: known.map((row) => submissionView(row, definition.figures, nameActor)),
    timeline: timelineOf({ history, letters, withheld, units: facts.names }, ref),
    upcoming: upcomingOf(plan, ref.lineId, facts, withheld),
    figureFields: [...definition.figures],
    intermediary: state ? intermediaryView(state, definition, facts, now) : null,
    scoreSheet:
      definition.scoring && state
        ? scoreSheetOf(definition.scoring, state, known[0]?.content.scores ?? {}, facts.names, viewer.unitId)
        : null,
    ...decisionsView(plan, state, facts, now),
    draft: draft && draft.editedAt <= now ? draftView(draft) : null,
    may: state ? mayDo(state, facts.policy, rightsOn(viewer, facts, ref.unitId, definition), now) : nothingOffered,
  };
};
