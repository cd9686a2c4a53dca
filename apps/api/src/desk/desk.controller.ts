import type { Database } from '@dondoc/commands';
import {
  type DeskAnswer,
  type DeskChoices,
  deskChoicesSchema,
  type DeskRefs,
  deskRefsSchema,
  deskSchema,
  MOST_REFS,
} from '@dondoc/contracts';
import type { Moment } from '@dondoc/domain';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { DATABASE } from '../runtime.js';
import { DeskAccess } from './desk-access.js';
import {
  type DeskFilterQuery,
  deskFilterQuerySchema,
  type DeskQueryText,
  deskQuerySchema,
  readFilter,
} from './desk-query.js';
import { type AsOf, asOfSchema, momentView, Moments } from './moments.js';

@ApiTags('Bàn làm việc')
@Controller('api/desk')
export class DeskController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly moments: Moments,
    private readonly access: DeskAccess,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Bàn làm việc: nghĩa vụ của mọi đợt trong phạm vi, lọc, đếm, nhóm; asOf: như ngày …' })
  @ApiOkResponse({ standardSchema: deskSchema })
  async list(@Query({ schema: deskQuerySchema }) query: DeskQueryText, @Asker() asker: SignedIn): Promise<DeskAnswer> {
    const { groupBy = null, offset, limit } = query;
    const [moment, scope] = [this.moments.read(query.asOf), await this.access.deskScope(asker)];
    const filter = readFilter(query);
    const answer = await this.queryFor(moment).answer({ filter, groupBy, offset, limit }, scope, moment.at);
    return { moment: momentView(moment), ...answer };
  }

  @Get('refs')
  @ApiOperation({ summary: 'Mọi nghĩa vụ khớp bộ lọc, để làm hàng loạt' })
  @ApiOkResponse({ standardSchema: deskRefsSchema })
  async refs(
    @Query({ schema: deskFilterQuerySchema }) query: DeskFilterQuery,
    @Asker() asker: SignedIn,
  ): Promise<DeskRefs> {
    const [moment, scope] = [this.moments.read(query.asOf), await this.access.deskScope(asker)];
    const refs = await this.queryFor(moment).refs(readFilter(query), scope, moment.at);
    const [total, more] = [refs.length, refs.length > MOST_REFS];
    return { moment: momentView(moment), total, more, refs: refs.slice(0, MOST_REFS) };
  }

  @Get('choices')
  @ApiOperation({ summary: 'Giá trị chọn được ở từng bộ lọc' })
  @ApiOkResponse({ standardSchema: deskChoicesSchema })
  async choices(@Query({ schema: asOfSchema }) { asOf }: AsOf, @Asker() asker: SignedIn): Promise<DeskChoices> {
    const moment = this.moments.read(asOf);
    return this.queryFor(moment).choices(await this.access.deskScope(asker), moment.at);
  }

  private queryFor({ past }: Moment): Database['queries']['desk']['live'] {
    const { desk } = this.database.queries;
    return past ? desk.past : desk.live;
  }
}
