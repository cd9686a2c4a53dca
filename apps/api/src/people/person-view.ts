import type { RecordedPersonFact } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import type { PersonView } from '@dondoc/contracts';
import { shownSubject } from '../sign-in/external-subject.js';
import type { AccountRow } from '../sign-in/sign-in.entities.js';

export const personView = (account: AccountRow, configuration: Pick<Configuration, 'oidcIssuer'>): PersonView => {
  const { username, name, email, sample, passwordHash, disabledAt, disabledBy, disabledReason, lastSignInAt } = account;
  return {
    username,
    name,
    email,
    externalSubject: shownSubject(account.externalSubject, configuration),
    hasPassword: passwordHash !== null,
    sample,
    disabled: disabledAt && { at: disabledAt.toISOString(), by: disabledBy ?? '', reason: disabledReason ?? '' },
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
  };
};

const addressIn = ({ email }: { email: string | null }): string => (email === null ? 'không có địa chỉ thư' : email);

/** One fact of a person's account in words, for the trail. */
export const factText = ({ type, data }: RecordedPersonFact): string => {
  switch (type) {
    case 'PersonAdded':
      return `Thêm người dùng ${data.name}, ${addressIn(data)}.`;
    case 'PersonChanged':
      return `Sửa thành ${data.name}, ${addressIn(data)}.`;
    case 'PersonDisabled':
      return `Ngừng sử dụng. Lý do: ${data.reason}`;
    case 'PersonEnabled':
      return `Cho sử dụng lại. Lý do: ${data.reason}`;
    case 'PasswordReset':
      return `Đặt lại mật khẩu, ${data.by === 'mail' ? 'gửi liên kết qua thư' : 'trao liên kết'}. Lý do: ${data.reason}`;
    case 'PasswordChanged':
      return data.by === 'link' ? 'Đặt mật khẩu bằng liên kết.' : 'Đổi mật khẩu.';
    case 'SessionsEnded':
      return `Kết thúc mọi phiên${data.tokens ? ' và thu hồi mã truy cập' : ''}. Lý do: ${data.reason}`;
    case 'SingleSignOnLinked':
      return `Gắn với danh tính đăng nhập một lần ở ${data.issuer}.`;
  }
};
