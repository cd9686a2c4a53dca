// What a value must be, as phrases after “phải là” and after “must be”.

export const postgresUrl = {
  vi: 'một địa chỉ postgres://người_dùng:mật_khẩu@máy:cổng/cơ_sở_dữ_liệu',
  en: 'a postgres:// URL',
};
export const smtpUrl = { vi: 'một địa chỉ smtp://máy:cổng hoặc smtps://máy:cổng', en: 'an smtp:// or smtps:// URL' };
export const webUrl = { vi: 'một địa chỉ http:// hoặc https://', en: 'an http:// or https:// URL' };
export const address = { vi: 'một địa chỉ dạng máy:cổng', en: 'an address host:port' };
export const filePath = { vi: 'đường dẫn tới một tệp chạy được', en: 'the path of an executable file' };
export const instant = {
  vi: 'một thời điểm ISO có thật, kèm múi giờ, ví dụ 2027-01-04T00:00:00Z',
  en: 'an existing ISO instant with its offset',
};

export const username = { vi: 'một tên đăng nhập như quan-tri-he-thong', en: 'a username such as quan-tri-he-thong' };
export const proxyList = {
  vi: 'các địa chỉ IP, mạng (10.0.0.0/8) hoặc loopback, linklocal, uniquelocal, cách nhau bằng dấu phẩy',
  en: 'IP addresses, networks (10.0.0.0/8) or loopback, linklocal, uniquelocal, by commas',
};
export const hostList = {
  vi: 'các máy dạng tên hoặc tên:cổng, cách nhau bằng dấu phẩy',
  en: 'hosts as `host` or `host:port`, by commas',
};
export const keyList = {
  vi: 'khóa 32 byte dạng base64 (openssl rand -base64 32); nhiều khóa cách nhau bằng dấu phẩy, khóa mới đứng đầu',
  en: 'keys of 32 bytes in base64, by commas, the newest first',
};
export const someText = { vi: 'một chuỗi không rỗng', en: 'a non-empty text' };
