import { createHash } from 'node:crypto';
import type { CommandContext, Database, ObligationRef } from '@dondoc/commands';
import type { SubmitRequest, WriteResult } from '@dondoc/contracts';
import { readDateText } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { FileAccess } from '../files/file-access.js';
import { DATABASE } from '../runtime.js';
import { oneLine } from '../writes/clean-text.js';

/** The same command makes the same submission: a retry is told apart from a new version by its key alone. */
export const submissionIdOf = (commandId: string): string =>
  `sub-${createHash('sha256').update(`submission:${commandId}`).digest('hex').slice(0, 24)}`;

/** Hands a report in. */
@Injectable()
export class Submissions {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly files: FileAccess,
  ) {}

  /** @throws RuleViolation `DATE.NOT_REAL`, `SUBMISSION.*`, `OBLIGATION.*`, `CASCADE.*`; ApiProblem `FILE.*` */
  async receive(
    ref: ObligationRef,
    body: SubmitRequest,
    asker: SignedIn,
    context: CommandContext,
  ): Promise<WriteResult> {
    const signedOn = readDateText(body.signedOn, context.now, 'signedOn');
    const files = await this.files.cited(body.fileIds, ref.unitId, asker);
    const content = {
      documentNumber: oneLine(body.documentNumber),
      signedOn,
      note: body.note.trim(),
      files,
      figures: body.figures,
      ...(body.scores ? { scores: body.scores } : {}),
    };
    const submissionId = submissionIdOf(context.commandId);
    return this.database.commands.receiveSubmission(ref, { submissionId, content }, context);
  }
}
