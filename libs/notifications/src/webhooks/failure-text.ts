import { LocalTargetError } from './target.js';

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECRYPT)|ALTNAME|^ERR_(TLS|SSL)|^EPROTO$/;

const texts: readonly (readonly [RegExp, string])[] = [
  [/^(ENOTFOUND|EAI_\w+)$/, 'Không tìm thấy máy nhận trong DNS'],
  [/^ECONNREFUSED$/, 'Máy nhận từ chối kết nối'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)$/, 'Máy nhận ngắt kết nối giữa chừng'],
  [/^(EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL)$/, 'Không đến được máy nhận qua mạng'],
  [CERTIFICATE, 'Không lập được kết nối an toàn: chứng thư của máy nhận hết hạn, sai tên hoặc không được tin cậy'],
  [/^HPE_/, 'Máy nhận trả lời không đúng giao thức HTTP'],
];

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Why there is no answer, in words for whoever looks after the connection; the machine's code stays for whoever mends it. */
export const failureText = (error: unknown, seconds: number): string => {
  if (error instanceof LocalTargetError) return error.message;
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    return `Máy nhận không trả lời trong ${seconds} giây.`;
  }
  const code = codeOf(error);
  const known = texts.find(([pattern]) => pattern.test(code))?.[1] ?? 'Không gửi được';
  return code === '' ? `${known}.` : `${known} (${code}).`;
};
