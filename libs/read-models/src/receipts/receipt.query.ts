import { type Instant, unitPlanId } from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import { knownFrom } from '../as-of/known-then.js';
import type { FactsSource } from '../cascades/cascade-facts.js';
import type { ObligationRef } from '../obligations/obligation.query.js';
import type { Reader } from '../read-only.js';
import { loggedSubmission, receiptContent, type ReceiptContent } from './receipt-facts.js';

/** What a code vouches for, in a fixed order: facts of the log only, never names that a register may change. */
export type VouchedFacts = readonly unknown[];
export type FoundReceipt = { submissionId: string; ref: ObligationRef; vouched: VouchedFacts; content: ReceiptContent };

type SubmissionAt = ObligationRef & { submissionId: string };

const BY_NUMBER = `
  SELECT submission_id AS "submissionId", cascade_id AS "cascadeId", unit_id AS "unitId", line_id AS "lineId"
  FROM submissions WHERE receipt_number(submission_id) = $1`;

/** Receipts of submissions, rebuilt from the log each time: the same facts give the same receipt. */
export class ReceiptQuery {
  constructor(
    private readonly reader: Reader,
    private readonly readStream: (stream: string) => Promise<RecordedEvent[]>,
    private readonly past: FactsSource,
  ) {}

  /** Submissions whose receipts have that number (60 bits in hex): one, or none. */
  async submissionsNumbered(number: string): Promise<SubmissionAt[]> {
    return (await this.reader.query<SubmissionAt>(BY_NUMBER, [number])).rows;
  }

  /** Undefined when the log has no such submission of that obligation. */
  async find(ref: ObligationRef, submissionId: string): Promise<FoundReceipt | undefined> {
    const { cascadeId, unitId, lineId } = ref;
    const logged = loggedSubmission(await this.readStream(unitPlanId(cascadeId, unitId)), submissionId);
    if (logged?.event.data.lineId !== lineId) return undefined;
    const { event, recorded, after } = logged;
    const known = knownFrom(recorded) as Instant;
    const facts = await this.past.facts(cascadeId, known, { unitIds: [unitId] });
    const { content, version, paper } = event.data;
    const vouched = [
      [submissionId, cascadeId, unitId, lineId, version, event.at, paper?.reason ?? null],
      [content.documentNumber, content.signedOn, content.sentOn ?? null],
      [after.due, after.extended].map((due) => (due ? [due.named, due.lastSafeDay, due.hour] : null)),
      content.files.map(({ name, size, sha256 }) => [name, size, sha256]),
    ];
    return { submissionId, ref, vouched, content: receiptContent(logged, unitId, facts) };
  }
}
