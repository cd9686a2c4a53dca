import { randomUUID } from 'node:crypto';
import { type Clock, type Database, markDraftTried } from '@dondoc/commands';
import { type RehearseRequest, rehearsalSchema, rehearseSchema } from '@dondoc/contracts';
import { Body, Controller, Header, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isDeepStrictEqual } from 'node:util';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { GoneAway } from '../questions/gone-away.js';
import { JSON_TYPE } from '../questions/json-answer.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { commandIdOf, contextOf } from '../writes/idempotency-key.js';
import { Question } from '../writes/question.js';
import { Rehearsals } from './rehearsals.js';

@ApiTags('Chạy thử')
@Controller('api/rehearsals')
export class RehearsalsController {
  constructor(
    private readonly rehearsals: Rehearsals,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Question('Chạy thử cả vòng đời của một mẫu: trạng thái, thư, kết quả tổng hợp, điều trục trặc', rehearsalSchema)
  @Header('Content-Type', JSON_TYPE)
  async rehearse(
    @Body({ schema: rehearseSchema }) request: RehearseRequest,
    @Asker() asker: SignedIn,
    @GoneAway() gone: AbortSignal,
  ): Promise<Buffer> {
    const now = this.clock.now();
    const view = await this.rehearsals.rehearse(request, now, gone);
    const context = contextOf(asker, commandIdOf(asker, 'try-draft', randomUUID()), now);
    await this.noteTrial(request, (draft) => markDraftTried(this.database.store, draft, context));
    return view;
  }

  /** A draft counts as tried only when exactly what is stored has been rehearsed. */
  private async noteTrial(
    { templateId, revision, body }: RehearseRequest,
    note: (draft: { templateId: string; revision: number }) => Promise<void>,
  ): Promise<void> {
    if (templateId === null || revision === null) return;
    const draft = await this.database.queries.templates.findDraft(templateId);
    if (draft?.revision === revision && isDeepStrictEqual(draft.body, body)) await note({ templateId, revision });
  }
}
