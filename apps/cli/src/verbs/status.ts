import { cascadeDetailSchema, cascadeSummarySchema } from '@dondoc/contracts';
import { formatDate, type PlainDate } from '@dondoc/domain';
import { z } from 'zod';
import type { Answer, Context } from '../context.js';
import { countText, tableText } from '../output/table.js';
import { ask, type Credentials, givenToken, serverAddress, type ServerOptions } from '../server/server-client.js';

const dateText = (date: string | undefined): string => (date === undefined ? '' : formatDate(date as PlainDate));

const allCascades = async (address: string, credentials: Credentials): Promise<Answer> => {
  const call = { method: 'GET', path: '/api/cascades' } as const;
  const cascades = await ask(address, credentials, call, z.array(cascadeSummarySchema));
  const rows = cascades.map(({ cascadeId, status, unitCount, overdueCount, nextDue, title }) => [
    cascadeId,
    status === 'draft' ? 'dự thảo' : 'đã ban hành',
    countText(unitCount),
    countText(overdueCount),
    dateText(nextDue?.lastSafeDay),
    title,
  ]);
  const head = ['Đợt', 'Trạng thái', 'Đơn vị', 'Quá hạn', 'Hạn tới', 'Tên'];
  return { text: () => (rows.length === 0 ? 'Chưa có đợt nào.' : tableText(head, rows)), json: cascades };
};

const oneCascade = async (address: string, credentials: Credentials, cascadeId: string): Promise<Answer> => {
  const call = { method: 'GET', path: `/api/cascades/${encodeURIComponent(cascadeId)}` } as const;
  const cascade = await ask(address, credentials, call, cascadeDetailSchema);
  const rows = cascade.lines.map(({ lineId, due, progress, title }) => [
    lineId,
    dateText(due?.lastSafeDay) || 'không hạn',
    progress,
    title,
  ]);
  const text = (): string =>
    [
      `${cascade.title}: ${cascade.status === 'draft' ? 'dự thảo' : 'đã ban hành'}; ${cascade.progress}`,
      tableText(['Nghĩa vụ', 'Ngày cuối còn kịp', 'Tiến độ', 'Tên'], rows),
      ...cascade.warnings.map(({ text: words }) => `  ! ${words}`),
    ].join('\n');
  return { text, json: cascade };
};

/** `status`: all cascades on the server, or one with the progress of its lines. */
export const status = (cascadeId: string | undefined, options: ServerOptions, context: Context): Promise<Answer> => {
  const address = serverAddress(options, context);
  const credentials = givenToken(options, context);
  return cascadeId === undefined ? allCascades(address, credentials) : oneCascade(address, credentials, cascadeId);
};
