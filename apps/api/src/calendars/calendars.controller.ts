import type { Clock } from '@dondoc/commands';
import {
  type CalendarView,
  calendarSchema,
  type NoticePreviewView,
  type NoticeRequest,
  noticePreviewSchema,
  noticeResultSchema,
  noticeSchema,
} from '@dondoc/contracts';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { Question } from '../writes/question.js';
import { CalendarKeepers } from './calendar-keepers.js';
import { Calendars, type ListedCalendar } from './calendars.js';

const listedSchema = z.object({
  calendarId: z.string(),
  name: z.string(),
  version: z.number(),
  publishedAt: z.string(),
});
const querySchema = z.object({ version: z.coerce.number().int().min(1).optional() });
const CalendarId = (): ParameterDecorator => Param('calendarId', { schema: z.string().max(100) });

@ApiTags('Lịch làm việc')
@Controller('api/calendars')
export class CalendarsController {
  constructor(
    private readonly calendars: Calendars,
    private readonly keepers: CalendarKeepers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các lịch làm việc, bản mới nhất' })
  @ApiOkResponse({ standardSchema: z.array(listedSchema) })
  list(): Promise<ListedCalendar[]> {
    return this.calendars.list();
  }

  @Get(':calendarId')
  @ApiOperation({ summary: 'Một lịch: từng năm, ngày nghỉ, ngày làm bù, nguồn' })
  @ApiOkResponse({ standardSchema: calendarSchema })
  get(
    @CalendarId() calendarId: string,
    @Query({ schema: querySchema }) { version }: z.infer<typeof querySchema>,
    @Asker() asker: SignedIn,
  ): Promise<CalendarView> {
    return this.calendars.get(calendarId, version ?? null, asker);
  }

  @Post(':calendarId/notice/preview')
  @Question('Thông báo nghỉ này đổi những ngày nào, hạn nào sẽ dời; chưa đổi gì', noticePreviewSchema)
  async preview(
    @CalendarId() calendarId: string,
    @Body({ schema: noticeSchema }) request: NoticeRequest,
    @Asker() asker: SignedIn,
  ): Promise<NoticePreviewView> {
    await this.keepers.require(asker);
    return this.calendars.preview(calendarId, request);
  }

  @Post(':calendarId/versions')
  @Write('Ban bản lịch mới theo thông báo; đợt đang chạy chỉ đổi khi có bản điều chỉnh', noticeResultSchema)
  async publish(
    @CalendarId() calendarId: string,
    @Body({ schema: noticeSchema }) request: NoticeRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<z.infer<typeof noticeResultSchema>> {
    await this.keepers.require(asker);
    const context = contextOf(asker, commandIdOf(asker, 'publish-calendar', key), this.clock.now());
    return { calendarId, version: await this.calendars.publish(calendarId, request, context) };
  }
}
