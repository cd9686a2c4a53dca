import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Clock, type Database, IdempotencyError } from '@dondoc/commands';
import { changeViewSchema, type SavedView, savedViewSchema, saveViewSchema } from '@dondoc/contracts';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { oneLine } from '../writes/clean-text.js';
import { commandIdOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';

const ViewId = (): ParameterDecorator => Param('viewId', { schema: z.string().max(100) });
type SaveRequest = z.output<typeof saveViewSchema>;

/** The same request makes the same view: a retry is no second one. */
const viewIdOf = (commandId: string): string =>
  createHash('sha256').update(`view:${commandId}`).digest('hex').slice(0, 24);

@ApiTags('Cách xem đã lưu')
@Controller('api/views')
export class ViewsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Cách xem của mình và được chia sẻ' })
  @ApiOkResponse({ standardSchema: z.array(savedViewSchema) })
  list(@Asker() asker: SignedIn): Promise<SavedView[]> {
    return this.database.queries.views.list(asker);
  }

  @Get(':viewId')
  @ApiOperation({ summary: 'Một cách xem' })
  @ApiOkResponse({ standardSchema: savedViewSchema })
  get(@ViewId() viewId: string, @Asker() asker: SignedIn): Promise<SavedView> {
    return this.database.queries.views.get(viewId, asker);
  }

  @Post()
  @Write('Lưu bộ lọc thành một cách xem', savedViewSchema)
  async create(
    @Body({ schema: saveViewSchema }) body: SaveRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<SavedView> {
    const commandId = commandIdOf(asker, 'save-view', key);
    const [viewId, wanted] = [viewIdOf(commandId), { ...body, name: oneLine(body.name) }];
    const { views } = this.database.queries;
    const known = (await views.list(asker)).find((one) => one.viewId === viewId);
    if (!known) return views.create(viewId, wanted, asker, this.clock.now());
    const { name, filter, groupBy, shared } = known;
    if (!isDeepStrictEqual({ name, filter, groupBy, shared }, wanted)) throw new IdempotencyError(commandId);
    return known;
  }

  @Put(':viewId')
  @Write('Sửa tên, bộ lọc hay người được xem', savedViewSchema)
  change(
    @ViewId() viewId: string,
    @Body({ schema: changeViewSchema }) body: z.output<typeof changeViewSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() _key: string,
  ): Promise<SavedView> {
    return this.database.queries.views.change(viewId, { ...body, name: oneLine(body.name) }, asker, this.clock.now());
  }

  @Delete(':viewId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Xóa một cách xem của mình' })
  @ApiNoContentResponse()
  remove(@ViewId() viewId: string, @Asker() asker: SignedIn): Promise<void> {
    return this.database.queries.views.remove(viewId, asker);
  }
}
