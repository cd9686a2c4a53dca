import type { Database } from '@dondoc/commands';
import { roleLabels, type SampleAccount, sampleAccountSchema } from '@dondoc/contracts';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DATABASE } from '../runtime.js';
import { Accounts } from './accounts.js';
import { SAMPLE_PASSWORD } from './sample-accounts.js';

@ApiTags('Đăng nhập')
@Controller('api/sample-accounts')
export class SampleAccountsController {
  constructor(
    private readonly accounts: Accounts,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Tài khoản mẫu; rỗng khi không có dữ liệu mẫu hoặc ở chế độ production' })
  @ApiOkResponse({ standardSchema: z.array(sampleAccountSchema) })
  async list(): Promise<SampleAccount[]> {
    const samples = await this.accounts.listSamples();
    if (samples.length === 0) return [];
    const names = new Map((await this.database.queries.listUnits()).map(({ id, name }) => [id, name]));
    return samples.flatMap(({ username, name, role, unitId }) =>
      role === null || unitId === null
        ? []
        : [
            {
              username,
              password: SAMPLE_PASSWORD,
              name,
              role,
              roleLabel: roleLabels[role],
              unitName: names.get(unitId) ?? '',
            },
          ],
    );
  }
}
