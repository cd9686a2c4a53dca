import type { Clock, Database } from '@dondoc/commands';
import type { MomentView } from '@dondoc/contracts';
import { type Instant, type Moment, readMoment } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK, DATABASE } from '../runtime.js';

/** `asOf` of a question, as people type it. */
export const asOfSchema = z.object({ asOf: z.string().max(60).optional() });
export type AsOf = z.infer<typeof asOfSchema>;

type Answers = Database['queries'] | Database['queries']['past'];
type Standings = Pick<Answers, 'listCascades' | 'getCascade' | 'getMatrix' | 'getDueList' | 'getObligation'>;

/** As of when somebody asks, and who answers for that moment: the tables for now, the log for the past. */
@Injectable()
export class Moments {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws RuleViolation `AS_OF.FUTURE`, `DATE.NOT_REAL`, `INSTANT.NOT_REAL` */
  read(asOf: string | null | undefined): Moment {
    return readMoment(asOf, this.clock.now());
  }

  /** @throws the same */
  standings(asOf: string | null | undefined): { at: Instant; past: boolean; answers: Standings } {
    const { at, past } = this.read(asOf);
    return { at, past, answers: past ? this.database.queries.past : this.database.queries };
  }
}

/** What an answer says about its moment. */
export const momentView = ({ at, past, text }: Moment): MomentView => ({
  at,
  past,
  text: past ? `Theo những gì đã ghi nhận ${text}` : `Dữ liệu ${text}`,
});
