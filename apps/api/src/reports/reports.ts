import type { Clock, Database } from '@dondoc/commands';
import type { ReportListView, ReportView } from '@dondoc/contracts';
import { type ReportPaper, reportCsv, reportDocument, reportSheets } from '@dondoc/documents';
import { dateOf } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { momentView, Moments } from '../desk/moments.js';
import { LetterOffice } from '../letters/letter-office.js';
import { CLOCK, DATABASE } from '../runtime.js';
import type { ReportListQueryText, ReportQueryText } from './report-query.js';

type Asked = ReportQueryText & { cascadeId: string };
/** A file to save; `name` without the ending. */
export type ReportFile = { content: Buffer; name: string };

/** Reports of a cascade, as answers and as files. Every one is added up and checked on its way. */
@Injectable()
export class Reports {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly moments: Moments,
    private readonly offices: LetterOffice,
  ) {}

  /** @throws RuleViolation `REPORT.*`, `CASCADE.NOT_FOUND`, `AS_OF.FUTURE`, `DATE.NOT_REAL` */
  async report({ cascadeId, line, asOf }: Asked): Promise<ReportView> {
    const moment = this.moments.read(asOf);
    const { at, past } = moment;
    const report = await this.database.queries.reports.report({ cascadeId, lineId: line ?? null, at, past });
    return { moment: momentView(moment), ...report };
  }

  /** Everybody behind one figure. @throws the same */
  async list({ cascadeId, line, asOf, ...asked }: ReportListQueryText & Asked): Promise<ReportListView> {
    const moment = this.moments.read(asOf);
    const { at, past } = moment;
    const which = { cascadeId, lineId: line ?? null, at, past };
    const list = await this.database.queries.reports.list(which, asked.list, asked.class ?? null);
    return { moment: momentView(moment), ...list };
  }

  /** As a workbook. @throws the same */
  async sheets(asked: Asked): Promise<ReportFile> {
    const paper = await this.paper(asked);
    return { content: await reportSheets(paper), name: nameOf(asked, paper) };
  }

  /** As a text file for other programs. @throws the same */
  async csv(asked: Asked): Promise<ReportFile> {
    const paper = await this.paper(asked);
    return { content: reportCsv(paper), name: nameOf(asked, paper) };
  }

  /** As the draft of a report to the issuer, in the name of who asks. @throws the same, ApiProblem `LETTER.DIRECTIVE_NOT_ISSUED` */
  async document(asked: Asked, asker: SignedIn): Promise<ReportFile> {
    const paper = await this.paper(asked);
    const directive = await this.offices.directive(asked.cascadeId);
    const office = await this.offices.officeOf(asker, directive);
    const head = await this.offices.letterhead(office, dateOf(this.clock.now()));
    const letterhead = { ...head, superior: head.superior === '' ? null : head.superior };
    const issuer = office.issuer && office.issuer.id !== office.unit.id ? office.issuer.name : null;
    const content = await reportDocument(paper, {
      letterhead,
      directive: directive.document,
      draftedOn: dateOf(this.clock.now()),
      to: issuer,
    });
    return { content, name: nameOf(asked, paper) };
  }

  private async paper({ cascadeId, line, asOf }: Asked): Promise<ReportPaper> {
    const moment = this.moments.read(asOf);
    const { at, past } = moment;
    const report = await this.database.queries.reports.whole({ cascadeId, lineId: line ?? null, at, past });
    return { ...report, at, asOf: momentView(moment).text, printedAt: this.clock.now() };
  }
}

const nameOf = ({ cascadeId }: Asked, { line, at }: ReportPaper): string =>
  ['tong-hop', cascadeId, ...(line ? [line.lineId] : []), dateOf(at)].join('-');
