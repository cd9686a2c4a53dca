import { ApiProblem } from './api-problem.js';

const named = (status: number, code: string, field: string, value: string, title: string, mend: string): ApiProblem =>
  new ApiProblem(status, code, title, mend, { errors: [{ field, value, reason: title, mend }] });

/** Refusals about channels, webhooks and calendar feeds, by their stable codes. */
export const messageProblems = {
  noChannel: () =>
    named(
      409,
      'CHANNELS.NONE',
      'mail',
      'false',
      'Thông báo công vụ không tắt hết được.',
      'Giữ ít nhất một kênh: thư điện tử hoặc hộp thư trong hệ thống.',
    ),
  notPersonal: () =>
    named(
      409,
      'CHANNELS.NOT_PERSONAL',
      'mail',
      '',
      'Thư đang gửi đến hộp thư chung của vị trí, không phải của riêng anh/chị.',
      'Người quản trị danh mục đơn vị cử anh/chị giữ vị trí này rồi chọn kênh.',
    ),
  webhookNotFound: (webhookId: string) =>
    named(404, 'WEBHOOK.NOT_FOUND', 'webhookId', webhookId, 'Không có kết nối này.', 'Tải lại danh sách kết nối.'),
  deliveryNotFound: (deliveryId: string) =>
    named(
      404,
      'WEBHOOK.DELIVERY_NOT_FOUND',
      'deliveryId',
      deliveryId,
      'Không có lần gửi này.',
      'Tải lại danh sách lần gửi.',
    ),
  targetRefused: ({ code, reason, mend }: { code: string; reason: string; mend: string }, url: string) =>
    named(422, code, 'url', url, reason, mend),
  tooManyWebhooks: (most: number) =>
    named(
      409,
      'WEBHOOK.TOO_MANY',
      'unitId',
      String(most),
      `Đơn vị đã có ${most} kết nối.`,
      'Xóa kết nối không dùng nữa rồi thêm mới.',
    ),
  feedNotFound: (feedId: string) =>
    named(
      404,
      'FEED.NOT_FOUND',
      'feedId',
      feedId,
      'Không có lịch này.',
      'Tải lại danh sách; lịch có thể đã bị thu hồi.',
    ),
  feedUnknown: () =>
    new ApiProblem(
      404,
      'FEED.UNKNOWN',
      'Địa chỉ lịch này không mở được gì.',
      'Lấy địa chỉ mới trong hệ thống Đôn Đốc.',
    ),
  tooManyFeeds: (most: number) =>
    named(409, 'FEED.TOO_MANY', 'kind', String(most), `Đã có ${most} địa chỉ lịch.`, 'Thu hồi địa chỉ không dùng nữa.'),
} as const;
