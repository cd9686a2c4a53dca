import { type CommandContext, type Database, type ObligationRef, submissionIdOf } from '@dondoc/commands';
import type { SubmitRequest, WriteResult } from '@dondoc/contracts';
import { readDateText } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { FileAccess } from '../files/file-access.js';
import { DATABASE } from '../runtime.js';
import { oneLine } from '../writes/clean-text.js';
import { readReceiptMoment } from './read-receipt-moment.js';

/** Hands a report in, or enters one that was received earlier. */
@Injectable()
export class Submissions {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly files: FileAccess,
    private readonly access: Access,
  ) {}

  /** @throws RuleViolation `DATE.NOT_REAL`, `SUBMISSION.*`, `OBLIGATION.*`, `PAPER.*`; ApiProblem `FILE.*`, `ACCESS.*` */
  async receive(
    ref: ObligationRef,
    body: SubmitRequest,
    asker: SignedIn,
    context: CommandContext,
  ): Promise<WriteResult> {
    const { paper, sentOn = '', expectedVersion } = body;
    // The unit hands in; who collects or passes on enters what came on paper. Neither does the other's.
    await this.access.require(asker, paper ? 'submission.record-paper' : 'submission.submit', ref);
    const content = {
      documentNumber: oneLine(body.documentNumber),
      signedOn: readDateText(body.signedOn, context.now, 'signedOn'),
      ...(sentOn.trim() === '' ? {} : { sentOn: readDateText(sentOn, context.now, 'sentOn') }),
      note: body.note.trim(),
      files: await this.files.cited(body.fileIds, ref.unitId, asker),
      figures: body.figures,
      ...(body.scores ? { scores: body.scores } : {}),
    };
    const received = paper && {
      receivedAt: readReceiptMoment(paper.receivedAt, context.now, 'paper.receivedAt'),
      reason: paper.reason,
    };
    const submissionId = submissionIdOf(context.commandId);
    const request = { submissionId, content, expectedVersion, paper: received };
    return this.database.commands.receiveSubmission(ref, request, context);
  }
}
