// Only Node built-ins, and only old syntax before the check: an old Node must reach the message.
const NEEDED = '20.19';

/** One clear message instead of a syntax error somewhere deep below. */
export const checkNodeVersion = (version = process.versions.node) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return (
    `Đôn Đốc cần Node.js ${NEEDED} trở lên, máy này đang dùng ${version}. ` +
    `Cài bản mới ở https://nodejs.org rồi chạy lại (Node.js ${NEEDED} or newer is needed).`
  );
};
