import type { Clock, Database, ObligationRef } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import type { ReceiptCheck, ReceiptPaper, ReceiptView } from '@dondoc/contracts';
import type { FoundReceipt } from '@dondoc/read-models';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../logging/logger.js';
import { receiptProblems } from '../problem/receipt-problems.js';
import { QuestionThreads } from '../questions/question-threads.js';
import { CLOCK, CONFIGURATION, DATABASE } from '../runtime.js';
import {
  digestOf,
  groupsOf,
  numberInHex,
  readCode,
  type ReceiptCode,
  receiptNumberOf,
  writeCode,
} from './receipt-code.js';
import { type ReceiptKey, ReceiptKeys } from './receipt-keys.js';
import { isSealed, sealPdf } from './seal.js';

/** Receipts of submissions: made from the log when asked for, checked against the log by anybody. */
@Injectable()
export class Receipts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly keys: ReceiptKeys,
    private readonly threads: QuestionThreads,
  ) {}

  /** The sealed PDF. @throws ApiProblem `RECEIPT.NO_SUBMISSION` */
  async pdfOf(ref: ObligationRef, submissionId: string): Promise<{ name: string; pdf: Buffer }> {
    const found = await this.database.queries.receipts.find(ref, submissionId);
    if (!found) throw receiptProblems.submissionUnknown(submissionId);
    const key = await this.keys.current();
    const receipt = receiptOf(found, key);
    const address = `${this.configuration.publicUrl}/kiem-tra/${receipt.code}`;
    const pdf = sealPdf(await this.threads.ask('receiptPaper', { ...receipt, address }), receipt.code, key.sealKey);
    return { name: `Biên nhận ${receipt.number}.pdf`, pdf };
  }

  /** @throws ApiProblem `RECEIPT.UNKNOWN`, `RECEIPT.REVOKED`, `RECEIPT.NOT_IN_LOG` */
  async check(text: string): Promise<ReceiptCheck> {
    const { code, key } = await this.read(text);
    for (const { submissionId, ...ref } of await this.submissions(code)) {
      const found = await this.database.queries.receipts.find(ref, submissionId);
      if (found && digestOf(found.vouched) === code.digest) {
        return { genuine: true, checkedAt: this.clock.now(), receipt: receiptOf(found, key) };
      }
    }
    this.logger.error({ code: text, number: code.number }, 'a receipt that we signed is not what the log says');
    throw receiptProblems.notInLog(text);
  }

  /** The same for the file of a receipt. @throws ApiProblem also `RECEIPT.ALTERED` */
  async checkPaper({ code, sha256, seal }: ReceiptPaper): Promise<ReceiptCheck> {
    const { key } = await this.read(code);
    if (!isSealed(code, sha256, seal, key.sealKey)) throw receiptProblems.altered(code);
    return this.check(code);
  }

  /** Costs nothing of the database for what we never signed. */
  private async read(text: string): Promise<{ code: ReceiptCode; key: ReceiptKey }> {
    const keys = await this.keys.all();
    const code = readCode(text, (keyId) => keys.get(keyId)?.codeSecret);
    const key = code && keys.get(code.keyId);
    if (!code || !key) throw receiptProblems.unknown(text);
    if (key.revoked) throw receiptProblems.revoked(text, key.revoked.reason);
    return { code, key };
  }

  private submissions(code: ReceiptCode): Promise<(ObligationRef & { submissionId: string })[]> {
    return this.database.queries.receipts.submissionsNumbered(numberInHex(code.number));
  }
}

const receiptOf = ({ submissionId, vouched, content }: FoundReceipt, key: ReceiptKey): ReceiptView => {
  const number = receiptNumberOf(submissionId);
  const code = writeCode({ keyId: key.keyId, number, digest: digestOf(vouched) }, key.codeSecret);
  return { number: groupsOf(number), code, ...content };
};
