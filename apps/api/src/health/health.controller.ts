import type { Database } from '@dondoc/commands';
import { type Health, healthSchema } from '@dondoc/contracts';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ContentStore } from '../files/content-store.js';
import { DATABASE } from '../runtime.js';
import { checked, down, type HealthPart, up } from './health-part.js';
import { TemporalPing } from './temporal-ping.js';

const LIMIT_MS = 2_000;
const MOST_SILENT_SECONDS = 30;

const WORKER = `SELECT floor(extract(epoch FROM now() - max(seen_at)))::int AS "silentSeconds" FROM worker_heartbeats`;
const MAIL = `
  SELECT count(*)::int AS waiting, count(*) FILTER (WHERE last_error IS NOT NULL AND attempts > 0)::int AS failed
  FROM letters WHERE state IN ('waiting', 'sending')`;

const statusOf = (parts: Health['parts']): Health['status'] => {
  if (parts['postgres']?.status === 'down') return 'down';
  return Object.values(parts).every(({ status }) => status === 'up') ? 'up' : 'degraded';
};

@ApiTags('Tình trạng')
@Controller('api/health')
export class HealthController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly temporal: TemporalPing,
    private readonly contents: ContentStore,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Phần nào đang chạy; 503 khi không có cơ sở dữ liệu' })
  @ApiOkResponse({ standardSchema: healthSchema })
  async health(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const [postgres, temporal, worker, mail, files] = await Promise.all([
      checked(() => this.postgres(), 'Cơ sở dữ liệu không trả lời', LIMIT_MS),
      this.temporal.check(),
      checked(() => this.worker(), 'Không đọc được nhịp của worker', LIMIT_MS),
      checked(() => this.mail(), 'Không đọc được hàng đợi thư', LIMIT_MS),
      checked(async () => up(await this.contents.check()), 'Kho chứa tệp không trả lời', LIMIT_MS),
    ]);
    const parts = { api: up('API trả lời'), postgres, temporal, worker, mail, files };
    const status = statusOf(parts);
    reply.status(status === 'down' ? 503 : 200);
    return { status, parts };
  }

  private async postgres(): Promise<HealthPart> {
    await this.database.pool.query('SELECT 1');
    return up('Cơ sở dữ liệu trả lời');
  }

  private async worker(): Promise<HealthPart> {
    const { rows } = await this.database.pool.query<{ silentSeconds: number | null }>(WORKER);
    const silent = rows[0]?.silentSeconds ?? null;
    if (silent === null) return down('Chưa có worker nào chạy');
    return silent < MOST_SILENT_SECONDS ? up(`Nhịp cuối ${silent} giây trước`) : down(`Im lặng ${silent} giây`);
  }

  private async mail(): Promise<HealthPart> {
    const { rows } = await this.database.pool.query<{ waiting: number; failed: number }>(MAIL);
    const { waiting, failed } = rows[0] ?? { waiting: 0, failed: 0 };
    return failed > 0 ? down(`${failed} thư gửi lỗi, sẽ thử lại`) : up(`${waiting} thư chờ gửi`);
  }
}
