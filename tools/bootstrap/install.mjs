import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.mjs';
import { npm } from './run.mjs';

const STAMP = join(ROOT, 'node_modules/.dondoc-install');
const LOCK = join(ROOT, 'package-lock.json');
/** npm writes it last: without it an installation was cut short. */
const COMPLETE = join(ROOT, 'node_modules/.package-lock.json');

/** Packages hold programs of one platform. */
const wanted = () =>
  createHash('sha256').update(readFileSync(LOCK)).update(`${process.platform}-${process.arch}`).digest('hex');

/** The lock file is unchanged since the last installation, ours or one that a developer made by hand. */
const isInstalled = (hash) => {
  if (!existsSync(COMPLETE)) return false;
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === hash;
  return statSync(COMPLETE).mtimeMs >= statSync(LOCK).mtimeMs;
};

const REASONS = [
  [/ENOSPC|no space left/i, 'hết chỗ trên đĩa; hãy giải phóng khoảng 4 GB rồi chạy lại (disk full: free some space)'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i,
    'không tới được kho gói npm; hãy kiểm tra mạng hoặc "npm config get registry" rồi chạy lại (npm registry not reached: check the network)',
  ],
  [/EACCES|EPERM|EROFS/i, 'không ghi được vào thư mục mã nguồn; hãy kiểm tra quyền (cannot write to the checkout)'],
  [/EUSAGE/i, 'package-lock.json không khớp package.json; hãy lấy lại bản mã nguồn sạch (lock file out of step)'],
];

/** One line: why the installation failed and what to do. */
export const explainInstallFailure = (output) => {
  const known = REASONS.find(([pattern]) => pattern.test(output));
  const last = output.trim().split('\n').slice(-1)[0] ?? '';
  return `Cài đặt thất bại: ${known?.[1] ?? `"npm ci" báo: ${last} (npm ci failed)`}.`;
};

/** Installs exactly what the lock file says, unless that is there. Returns a message when it fails. */
export const install = async () => {
  const hash = wanted();
  if (!isInstalled(hash)) {
    console.log('Đang cài các gói theo package-lock.json, vài phút ở lần đầu (installing)…');
    const { code, output } = await npm(['ci', '--no-audit', '--no-fund'], { cwd: ROOT });
    // On a full disk npm may only warn about files it could not write, and end as if all were well.
    if (code !== 0 || /TAR_ENTRY_ERROR/.test(output)) {
      rmSync(COMPLETE, { force: true });
      return explainInstallFailure(output);
    }
  }
  writeFileSync(STAMP, hash);
  return null;
};
