import type { ReceiptView } from '@dondoc/contracts';
import {
  clockOf,
  dateOf,
  dueWords,
  explanationLine,
  formatDate,
  formatLongDate,
  type Instant,
  type Obligation,
  receiptTimeliness,
  type ScheduleLine,
  standingDue,
  type UnitPlanEvent,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import type { CascadeFacts } from '../cascades/cascade-facts.js';
import { documentLabel } from '../obligations/due-list.query.js';
import { planEventOf, planOf } from '../obligations/unit-plan-history.js';
import { actorName } from '../timeline/actors.js';

export type Received = UnitPlanEvent & { type: 'SubmissionReceived' };
/** A receipt without the number and the code that whoever issues it gives it. */
export type ReceiptContent = Omit<ReceiptView, 'number' | 'code'>;

/** A submission as the log has it: the receipt's event, and the obligation just before and with it. */
export type LoggedSubmission = {
  event: Received;
  recorded: RecordedEvent;
  before: Obligation | undefined;
  after: Obligation;
};

const momentText = (at: string): string => {
  const instant = at as Instant;
  return `${clockOf(instant)} ${formatLongDate(dateOf(instant))}`;
};

/** Finds the receipt of a submission in the stream of its plan; undefined when the log has none. */
export const loggedSubmission = (
  history: readonly RecordedEvent[],
  submissionId: string,
): LoggedSubmission | undefined => {
  const index = history.findIndex(
    ({ type, data }) =>
      type === 'SubmissionReceived' && (data as { submissionId?: unknown }).submissionId === submissionId,
  );
  const recorded = history[index];
  if (recorded === undefined) return undefined;
  const event = planEventOf(recorded) as Received;
  const { lineId } = event.data;
  const after = planOf(history.slice(0, index + 1)).obligations[lineId];
  return after && { event, recorded, before: planOf(history.slice(0, index)).obligations[lineId], after };
};

const lineOf = (facts: CascadeFacts, lineId: string, { due, explains }: Obligation): ScheduleLine | undefined =>
  facts.lines.find((line) => line.lineId === lineId) ??
  (explains ? explanationLine({ lineId, due, explains }) : undefined);

/** The words of the source and where they stand; an extension or an amendment says so itself. */
const whyOf = ({ extended, amended, due }: Obligation, line: ScheduleLine | undefined): string => {
  const words = line?.due?.why[0]?.text ?? 'Không có hạn trong văn bản giao.';
  const amendment = amended ? ` Theo bản điều chỉnh số ${amended.amendment} ngày ${formatDate(amended.on)}.` : '';
  const extension = extended && due ? ` Hạn ban đầu: ${dueWords(due)}; đã gia hạn.` : '';
  return `${words}${amendment}${extension}`;
};

const timelinessOf = (
  { event, before, after }: LoggedSubmission,
  line: ScheduleLine | undefined,
): ReceiptContent['timeliness'] => {
  const due = standingDue(after);
  return {
    ...receiptTimeliness(before, after, event.data.submissionId, event.at),
    due: due && dueWords(due),
    why: whyOf(after, line),
  };
};

/**
 * What the receipt of a submission prints, wholly from the log.
 * @param facts the cascade as it was known when the submission was recorded
 */
export const receiptContent = (logged: LoggedSubmission, unitId: string, facts: CascadeFacts): ReceiptContent => {
  const { event, recorded, after } = logged;
  const { content, version, lineId, by, paper } = event.data;
  const line = lineOf(facts, lineId, after);
  const nameOf = (id: string): string => facts.names.get(id)?.name ?? id;
  return {
    unit: nameOf(unitId),
    obligation: line?.title ?? lineId,
    directive: documentLabel(facts),
    subject: facts.cascade.document.subject,
    office: nameOf(facts.policy.template.office),
    document: { number: content.documentNumber, signedOn: content.signedOn, sentOn: content.sentOn ?? null },
    version,
    receivedAt: event.at,
    receivedText: momentText(event.at),
    recordedAt: paper?.recordedAt ?? recorded.recordedAt,
    late: paper ? { recordedText: momentText(paper.recordedAt), reason: paper.reason } : null,
    recordedBy: by ?? actorName(recorded.metadata.actor),
    timeliness: timelinessOf(logged, line),
    files: content.files.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
  };
};
