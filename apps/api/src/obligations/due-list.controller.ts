import { type DueListView, dueListSchema } from '@dondoc/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../access/access.js';
import { sees } from '../access/scope.js';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { asOfSchema, Moments } from '../desk/moments.js';

const querySchema = asOfSchema.extend({ unit: z.string().max(100).optional() });

@ApiTags('Nghĩa vụ')
@Controller('api/due-list')
export class DueListController {
  constructor(
    private readonly moments: Moments,
    private readonly access: Access,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Việc cần nộp của đơn vị (mặc định: đơn vị của người đăng nhập)' })
  @ApiOkResponse({ standardSchema: dueListSchema })
  async list(
    @Query({ schema: querySchema }) { unit, asOf }: z.infer<typeof querySchema>,
    @Asker() asker: SignedIn,
  ): Promise<DueListView> {
    const { at, answers } = this.moments.standings(asOf);
    const unitId = unit ?? asker.unitId;
    const scope = await this.access.scopeOf(asker);
    // What waits for a unit is its own business: who looks at another unit's list sees what that unit owes.
    const parts = scope.all || unitId !== asker.unitId ? [] : scope.parts;
    const list = await answers.getDueList(unitId, at, parts);
    const items = list.items.filter(({ cascadeId, line }) => sees(scope, cascadeId, list.unit.unitId, line.key));
    return { ...list, items };
  }
}
