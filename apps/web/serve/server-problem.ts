/** What the web server itself answers as application/problem+json (RFC 9457); same shape as the API's problems. */
export type ServerProblem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors: readonly { field: string; value: string; reason: string; mend: string }[];
};

/** `API.UNREACHABLE`: the API is not running or still starting. */
export const apiUnreachable: ServerProblem = {
  type: 'about:blank',
  title: 'Chưa kết nối được phần xử lý',
  status: 502,
  code: 'API.UNREACHABLE',
  detail:
    'Phần xử lý (API) chưa chạy hoặc đang khởi động. Chờ vài giây rồi thử lại; nếu vẫn lỗi, báo quản trị hệ thống.',
  errors: [],
};

/** `FILE.NOT_FOUND`: no such file of the application. */
export const notFound = (url: string): ServerProblem => ({
  type: 'about:blank',
  title: 'Không có tệp này',
  status: 404,
  code: 'FILE.NOT_FOUND',
  detail: `Không có tệp ${url.split('?')[0] ?? ''}. Tải lại trang để lấy bản mới nhất.`,
  errors: [],
});

/** `REQUEST.ADDRESS_UNREADABLE`: an address that no part can read: half an escape, bytes that are no UTF-8, ways out of a folder. */
export const addressUnreadable: ServerProblem = {
  type: 'about:blank',
  title: 'Không đọc được địa chỉ này',
  status: 400,
  code: 'REQUEST.ADDRESS_UNREADABLE',
  detail: 'Địa chỉ bị viết thiếu hoặc có ký tự lạ. Mở lại từ trang chủ, hoặc sao chép lại toàn bộ địa chỉ trong thư.',
  errors: [],
};

/** `REQUEST.MEDIA_TYPE`, as the API says it: what stands in Content-Type is no media type at all. */
export const mediaTypeUnknown: ServerProblem = {
  type: 'about:blank',
  title: 'Kiểu nội dung này không được nhận',
  status: 415,
  code: 'REQUEST.MEDIA_TYPE',
  detail: 'Kiểu nội dung này không được nhận. Gửi Content-Type: application/json.',
  errors: [],
};
