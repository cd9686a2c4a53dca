import type { Clock, CommandContext } from '@dondoc/commands';
import {
  cancelJobSchema,
  type JobPreview,
  jobListSchema,
  jobPreviewSchema,
  type JobQuestion,
  jobQuestionSchema,
  jobSchema,
  jobStartedSchema,
  type JobView,
  retryJobSchema,
  type StartJobRequest,
  startJobSchema,
} from '@dondoc/contracts';
import { Body, Controller, Get, Inject, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { attachmentHeader } from '../files/file-name.js';
import { CLOCK } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { Question } from '../writes/question.js';
import { JobPreviews } from './job-previews.js';
import { Jobs } from './jobs.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const JobId = (): ParameterDecorator => Param('jobId', { schema: z.string().max(100) });

@ApiTags('Việc hàng loạt')
@Controller('api/jobs')
export class JobsController {
  constructor(
    private readonly jobs: Jobs,
    private readonly previews: JobPreviews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('preview')
  @Question('Xem trước một việc hàng loạt: danh sách chính xác, ai bị bỏ qua, vì sao', jobPreviewSchema)
  async preview(@Body({ schema: jobQuestionSchema }) body: JobQuestion, @Asker() asker: SignedIn): Promise<JobPreview> {
    return (await this.previews.preview(body, asker)).view;
  }

  @Post()
  @Write('Bắt đầu đúng danh sách đã xem trước', jobStartedSchema)
  async start(
    @Body({ schema: startJobSchema }) body: StartJobRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<{ jobId: string }> {
    return { jobId: await this.jobs.start(body, asker, this.context(asker, 'start-job', key)) };
  }

  @Get()
  @ApiOperation({ summary: 'Các việc hàng loạt của đơn vị mình, mới nhất trước' })
  @ApiOkResponse({ standardSchema: jobListSchema })
  async list(@Asker() asker: SignedIn): Promise<z.infer<typeof jobListSchema>> {
    return { asOf: this.clock.now(), jobs: await this.jobs.list(asker) };
  }

  @Get(':jobId')
  @ApiOperation({ summary: 'Một việc hàng loạt: tiến độ, kết quả từng mục' })
  @ApiOkResponse({ standardSchema: jobSchema })
  get(@JobId() jobId: string, @Asker() asker: SignedIn): Promise<JobView> {
    return this.jobs.get(jobId, asker);
  }

  @Get(':jobId/failures.xlsx')
  @ApiOperation({ summary: 'Các mục không làm được, thành tệp XLSX' })
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async failures(@JobId() jobId: string, @Asker() asker: SignedIn): Promise<StreamableFile> {
    const file = await this.jobs.failures(jobId, asker);
    const disposition = attachmentHeader('Các mục không làm được.xlsx');
    return new StreamableFile(file, { type: XLSX, disposition, length: file.length });
  }

  @Post(':jobId/cancellation')
  @Write('Dừng việc trước mục kế tiếp, kèm lý do', jobStartedSchema)
  async cancel(
    @JobId() jobId: string,
    @Body({ schema: cancelJobSchema }) { reason }: z.infer<typeof cancelJobSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<{ jobId: string }> {
    await this.jobs.cancel(jobId, reason, asker, this.context(asker, `cancel-job:${jobId}`, key));
    return { jobId };
  }

  @Post(':jobId/retry')
  @Write('Làm lại các mục không làm được, thành một việc mới', jobStartedSchema)
  async retry(
    @JobId() jobId: string,
    @Body({ schema: retryJobSchema }) { reason }: z.infer<typeof retryJobSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<{ jobId: string }> {
    return { jobId: await this.jobs.retry(jobId, reason, asker, this.context(asker, `retry-job:${jobId}`, key)) };
  }

  private context(asker: SignedIn, route: string, key: string): CommandContext {
    return contextOf(asker, commandIdOf(asker, route, key), this.clock.now());
  }
}
