import { escaped, mailPage } from '@dondoc/notifications';

/** A letter about an account: plain text and the same as HTML. */
export type AccountLetter = { subject: string; text: string; html: string };

const SIGNATURE = 'Thư tự động của hệ thống Đôn Đốc. Xin không trả lời thư này.';

/** A paragraph that is an address by itself becomes a link. */
const paragraph = (text: string): string =>
  /^https?:\/\/\S+$/.test(text) ? `<p><a href="${escaped(text)}">${escaped(text)}</a></p>` : `<p>${escaped(text)}</p>`;

const letter = (subject: string, name: string, paragraphs: readonly string[]): AccountLetter => {
  const all = [`Kính gửi ông/bà ${name},`, ...paragraphs, SIGNATURE];
  const body = all.map(paragraph).join('\n');
  return {
    subject,
    text: `${all.join('\n\n')}\n`,
    html: mailPage(subject, body),
  };
};

type Linked = { name: string; username: string; url: string; validFor: string };

/** Somebody (hopefully its owner) has forgotten the password. */
export const forgottenLetter = ({ name, username, url, validFor }: Linked): AccountLetter =>
  letter('Đặt lại mật khẩu hệ thống Đôn Đốc', name, [
    `Có người, có thể là ông/bà, vừa yêu cầu đặt lại mật khẩu của tài khoản “${username}”. Mở liên kết sau để đặt mật khẩu mới:`,
    url,
    `Liên kết dùng được một lần, trong ${validFor}. Nếu không phải ông/bà yêu cầu, xin bỏ qua thư này: mật khẩu không đổi.`,
  ]);

/** An administrator has made the account or reset its password. */
export const invitationLetter = ({ name, username, url, validFor }: Linked): AccountLetter =>
  letter('Đặt mật khẩu hệ thống Đôn Đốc', name, [
    `Quản trị hệ thống mời ông/bà đặt mật khẩu cho tài khoản “${username}”. Mở liên kết sau:`,
    url,
    `Liên kết dùng được một lần, trong ${validFor}.`,
  ]);

/** Tells the owner, so that a stranger's change does not stay unseen. */
export const changedLetter = (name: string, username: string, support: string): AccountLetter =>
  letter('Mật khẩu hệ thống Đôn Đốc đã đổi', name, [
    `Mật khẩu của tài khoản “${username}” vừa được đổi. Các phiên khác đã được đăng xuất.`,
    `Nếu không phải ông/bà đổi, xin báo ngay ${support}.`,
  ]);
