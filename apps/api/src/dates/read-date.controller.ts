import type { Clock } from '@dondoc/commands';
import { plainDateSchema } from '@dondoc/contracts';
import { formatLongDate, readDateText } from '@dondoc/domain';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CLOCK } from '../runtime.js';

const querySchema = z.object({ text: z.string().max(100) });
/** `date`: plain date; `label`: the same in words, for the person who typed it. */
const readDateSchema = z.object({ date: plainDateSchema, label: z.string() });

@ApiTags('Ngày')
@Controller('api/read-date')
export class ReadDateController {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @Get()
  @ApiOperation({ summary: 'Đọc ngày như người gõ: 15/3/2022, 5/2/26, 05.02.2026, ngày 5 tháng 2 năm 2026' })
  @ApiOkResponse({ standardSchema: readDateSchema })
  read(@Query({ schema: querySchema }) { text }: z.infer<typeof querySchema>): z.infer<typeof readDateSchema> {
    const date = readDateText(text, this.clock.now(), 'text');
    return { date, label: formatLongDate(date) };
  }
}
