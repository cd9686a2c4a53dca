import type { Database } from '@dondoc/commands';
import { type SearchAnswer, searchSchema } from '@dondoc/contracts';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { DATABASE } from '../runtime.js';
import { oneLine } from '../writes/clean-text.js';
import { DeskAccess } from './desk-access.js';

const querySchema = z.object({ q: z.string().max(200).default('') });

@ApiTags('Tìm kiếm')
@Controller('api/search')
export class SearchController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly access: DeskAccess,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Tìm văn bản, đợt, đơn vị, nghĩa vụ, bài nộp, công văn đôn đốc: không cần dấu, không cần số 0 ở đầu',
  })
  @ApiOkResponse({ standardSchema: searchSchema })
  async find(
    @Query({ schema: querySchema }) { q }: z.infer<typeof querySchema>,
    @Asker() asker: SignedIn,
  ): Promise<SearchAnswer> {
    const [scope, letters] = [await this.access.searchScope(asker), await this.access.letterScope(asker)];
    return this.database.queries.search(oneLine(q), scope, letters);
  }
}
