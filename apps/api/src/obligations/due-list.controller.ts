import type { Clock, Database } from '@dondoc/commands';
import { type DueListView, dueListSchema } from '@dondoc/contracts';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK, DATABASE } from '../runtime.js';

const querySchema = z.object({ unit: z.string().max(100).optional() });

@ApiTags('Nghĩa vụ')
@Controller('api/due-list')
export class DueListController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Việc cần nộp của đơn vị (mặc định: đơn vị của người đăng nhập)' })
  @ApiOkResponse({ standardSchema: dueListSchema })
  list(
    @Query({ schema: querySchema }) { unit }: z.infer<typeof querySchema>,
    @Asker() asker: SignedIn,
  ): Promise<DueListView> {
    return this.database.queries.getDueList(unit ?? asker.unitId, this.clock.now());
  }
}
