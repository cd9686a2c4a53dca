import type { Database } from '@dondoc/commands';
import type { LeaderPageView } from '@dondoc/contracts';
import { leaderPagePdf } from '@dondoc/documents';
import { leaderSheetOf } from '@dondoc/read-models';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { momentView, Moments } from '../desk/moments.js';
import { problems } from '../problem/problems.js';
import { DATABASE } from '../runtime.js';

type Asked = { issuer?: string | undefined; asOf?: string | undefined };

/** The leader's one page: of the asker's own body first, of any other whose plans they follow. */
@Injectable()
export class LeaderPages {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly access: Access,
    private readonly moments: Moments,
  ) {}

  /** @throws ApiProblem `ACCESS.OTHER_UNIT`; RuleViolation `AS_OF.FUTURE`, `DATE.NOT_REAL`, `UNIT.NOT_FOUND` */
  async page({ issuer, asOf }: Asked, asker: SignedIn): Promise<LeaderPageView> {
    const moment = this.moments.read(asOf);
    const seen = await this.access.scopeOf(asker, 'leader-page.read');
    const scope = seen.all ? null : seen.cascadeIds;
    const issuers = await this.database.queries.listIssuers(scope);
    const own = issuers.find(({ id }) => id === asker.unitId) ?? issuers[0];
    const chosen = issuer ?? own?.id ?? asker.unitId;
    if (issuer !== undefined && !issuers.some(({ id }) => id === issuer)) throw problems.otherUnit(issuer, 'issuer');
    const page = await this.database.queries.getLeaderPage(chosen, scope, moment);
    const choices = issuers.map(({ id, name }) => ({ unitId: id, name }));
    return { ...page, moment: momentView(moment), issuers: choices };
  }

  /** The same as one sheet to print. */
  async sheet(asked: Asked, asker: SignedIn): Promise<{ pdf: Buffer; name: string }> {
    const page = await this.page(asked, asker);
    const moment = this.moments.read(asked.asOf);
    const pdf = await leaderPagePdf(leaderSheetOf(page, { at: moment.at, asOf: page.moment.text }));
    return { pdf, name: `trang-lanh-dao-${page.week.from}.pdf` };
  }
}
