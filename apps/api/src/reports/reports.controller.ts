import { type ReportListView, reportListSchema, type ReportView, reportSchema } from '@dondoc/contracts';
import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { attachmentHeader } from '../files/file-name.js';
import {
  type ReportListQueryText,
  reportListQuerySchema,
  type ReportQueryText,
  reportQuerySchema,
} from './report-query.js';
import { type ReportFile, Reports } from './reports.js';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const XLSX = `${OFFICE}.spreadsheetml.sheet`;
const DOCX = `${OFFICE}.wordprocessingml.document`;
const CSV = 'text/csv; charset=utf-8';
const file = { schema: { type: 'string', format: 'binary' } } as const;
const CascadeId = () => Param('cascadeId', { schema: z.string().max(100) });
const Asked = () => Query({ schema: reportQuerySchema });

/** A file to save; the browser never shows it as a page of ours. */
const fileAnswer = (
  reply: FastifyReply,
  { content, name }: ReportFile,
  { type, ending }: { type: string; ending: string },
): StreamableFile => {
  reply.header('Content-Security-Policy', "sandbox; default-src 'none'");
  const disposition = attachmentHeader(`${name}.${ending}`);
  return new StreamableFile(content, { type, disposition, length: content.length });
};

@ApiTags('Tổng hợp')
@Controller('api/cascades')
export class ReportsController {
  constructor(private readonly reports: Reports) {}

  @Get(':cascadeId/report')
  @ApiOperation({ summary: 'Tổng hợp ở một thời điểm: số liệu đã đối chiếu, tỷ lệ, số cộng, so kỳ trước, cấp dưới' })
  @ApiOkResponse({ standardSchema: reportSchema })
  report(@CascadeId() cascadeId: string, @Asked() asked: ReportQueryText): Promise<ReportView> {
    return this.reports.report({ ...asked, cascadeId });
  }

  @Get(':cascadeId/report/list')
  @ApiOperation({ summary: 'Danh sách sau một con số: ai được tính, ai không và vì sao' })
  @ApiOkResponse({ standardSchema: reportListSchema })
  list(
    @CascadeId() cascadeId: string,
    @Query({ schema: reportListQuerySchema }) asked: ReportListQueryText,
  ): Promise<ReportListView> {
    return this.reports.list({ ...asked, cascadeId });
  }

  @Get(':cascadeId/report.xlsx')
  @ApiOperation({ summary: 'Tổng hợp thành bảng tính, kèm danh sách' })
  @ApiProduces(XLSX)
  @ApiOkResponse(file)
  async sheets(
    @CascadeId() cascadeId: string,
    @Asked() asked: ReportQueryText,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return fileAnswer(reply, await this.reports.sheets({ ...asked, cascadeId }), { type: XLSX, ending: 'xlsx' });
  }

  @Get(':cascadeId/report.csv')
  @ApiOperation({ summary: 'Từng nghĩa vụ của tổng hợp, dạng CSV' })
  @ApiProduces(CSV)
  @ApiOkResponse(file)
  async csv(
    @CascadeId() cascadeId: string,
    @Asked() asked: ReportQueryText,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return fileAnswer(reply, await this.reports.csv({ ...asked, cascadeId }), { type: CSV, ending: 'csv' });
  }

  @Get(':cascadeId/report.docx')
  @ApiOperation({ summary: 'Dự thảo báo cáo tổng hợp, thể thức Nghị định 30/2020/NĐ-CP' })
  @ApiProduces(DOCX)
  @ApiOkResponse(file)
  async document(
    @CascadeId() cascadeId: string,
    @Asked() asked: ReportQueryText,
    @Asker() asker: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return fileAnswer(reply, await this.reports.document({ ...asked, cascadeId }, asker), {
      type: DOCX,
      ending: 'docx',
    });
  }
}
