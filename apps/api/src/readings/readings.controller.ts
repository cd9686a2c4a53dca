import type { Clock } from '@dondoc/commands';
import {
  type DirectiveReadingView,
  directiveReadingSchema,
  type DueReadingView,
  dueReadingSchema,
  readDueSchema,
  readPlanSchema,
} from '@dondoc/contracts';
import { readDirective } from '@dondoc/directive-text';
import { dateOf, plainDateOf } from '@dondoc/domain';
import { datesOfReading, readDueWords } from '@dondoc/due-words';
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { WorkingCalendars } from '../calendars/working-calendars.js';
import { CLOCK } from '../runtime.js';
import { Question } from '../writes/question.js';
import { directiveReadingView } from './directive-reading.view.js';
import { dueReadingView } from './due-reading.view.js';

/** In an address every value is text. */
const readDueQuery = readDueSchema.extend({ count: z.coerce.number().int().min(1).max(20).optional() });
const USUAL_COUNT = 4;

/** The readers of due words and of whole directives: proposals, saved only when a person confirms them. */
@ApiTags('Đọc văn bản')
@Controller('api')
export class ReadingsController {
  constructor(
    private readonly calendars: WorkingCalendars,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('read-due')
  @ApiOperation({ summary: 'Đọc lời văn thời hạn: quy tắc, câu đọc lại, nghi vấn, các ngày' })
  @ApiOkResponse({ standardSchema: dueReadingSchema })
  async readDue(@Query({ schema: readDueQuery }) query: z.infer<typeof readDueQuery>): Promise<DueReadingView> {
    const issuedOn = query.issuedOn ? plainDateOf(query.issuedOn, 'issuedOn') : dateOf(this.clock.now());
    const { calendar } = await this.calendars.newest();
    const reading = readDueWords(query.words, { issuedOn });
    return dueReadingView(reading, datesOfReading(reading, { issuedOn, count: query.count ?? USUAL_COUNT, calendar }));
  }

  @Post('read-plan')
  @Question('Đọc toàn văn một văn bản: các nghĩa vụ tìm thấy, kèm mục và nguyên văn', directiveReadingSchema)
  readPlan(@Body({ schema: readPlanSchema }) { text }: z.infer<typeof readPlanSchema>): DirectiveReadingView {
    return directiveReadingView(readDirective(text));
  }
}
