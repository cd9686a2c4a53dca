import type { Clock } from '@dondoc/commands';
import {
  directiveReadingSchema,
  type DueReadingView,
  dueReadingSchema,
  readDueSchema,
  readPlanSchema,
} from '@dondoc/contracts';
import { dateOf, plainDateOf } from '@dondoc/domain';
import { readDueWords } from '@dondoc/due-words';
import { Body, Controller, Get, Header, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { WorkingCalendars } from '../calendars/working-calendars.js';
import { GoneAway } from '../questions/gone-away.js';
import { JSON_TYPE } from '../questions/json-answer.js';
import { QuestionThreads } from '../questions/question-threads.js';
import { CLOCK } from '../runtime.js';
import { Question } from '../writes/question.js';
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
    private readonly threads: QuestionThreads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('read-due')
  @ApiOperation({ summary: 'Đọc lời văn thời hạn: quy tắc, câu đọc lại, nghi vấn, các ngày' })
  @ApiOkResponse({ standardSchema: dueReadingSchema })
  async readDue(@Query({ schema: readDueQuery }) query: z.infer<typeof readDueQuery>): Promise<DueReadingView> {
    const issuedOn = query.issuedOn ? plainDateOf(query.issuedOn, 'issuedOn') : dateOf(this.clock.now());
    const { calendar } = await this.calendars.newest();
    const reading = readDueWords(query.words, { issuedOn });
    return dueReadingView(reading, { issuedOn, count: query.count ?? USUAL_COUNT, calendar });
  }

  @Post('read-plan')
  @Question('Đọc toàn văn một văn bản: các nghĩa vụ tìm thấy, kèm mục và nguyên văn', directiveReadingSchema)
  @Header('Content-Type', JSON_TYPE)
  readPlan(
    @Body({ schema: readPlanSchema }) { text }: z.infer<typeof readPlanSchema>,
    @GoneAway() gone: AbortSignal,
  ): Promise<Buffer> {
    return this.threads.ask('directive', { text }, gone);
  }
}
