import type { AccountView, ActingPostView } from '@dondoc/contracts';
import { useAccount } from '../../api/account.js';
import { formatInstant } from '../../components/instant-label.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { PasswordForm } from './password-form.js';
import { SessionList } from './session-list.js';
import { TokenList } from './token-list.js';

const passwordText = ({ hasPassword, passwordChangedAt }: AccountView): string => {
  if (!hasPassword) return 'Chưa đặt';
  return passwordChangedAt === null ? 'Đã đặt' : `Đã đặt lúc ${formatInstant(passwordChangedAt)}`;
};

const postText = ({ title, unitName, standsIn }: ActingPostView): string =>
  [title === '' ? unitName : `${title}, ${unitName}`, standsIn ? '(thay người vắng)' : ''].join(' ').trim();

const Facts = ({ account, posts }: { account: AccountView; posts: readonly ActingPostView[] }) => (
  <section className="card" aria-labelledby="facts-title">
    <h2 id="facts-title">Thông tin</h2>
    <dl className="facts">
      <dt>Họ tên</dt>
      <dd>{account.name}</dd>
      <dt>Tên đăng nhập</dt>
      <dd>{account.username}</dd>
      <dt>Địa chỉ thư</dt>
      <dd>{account.email ?? 'Chưa có'}</dd>
      <dt>Vị trí công việc</dt>
      <dd>{posts.length === 0 ? 'Hôm nay chưa giữ vị trí nào' : posts.map(postText).join('; ')}</dd>
      <dt>Mật khẩu</dt>
      <dd>{passwordText(account)}</dd>
      <dt>Đăng nhập một lần</dt>
      <dd>{account.singleSignOn ? 'Đã gắn' : 'Chưa gắn'}</dd>
    </dl>
    <p className="field-hint">Họ tên, địa chỉ thư do quản trị sửa, vì thư đặt lại mật khẩu gửi đến địa chỉ này.</p>
  </section>
);

/** Somebody's own account: data, password, open sessions, tokens of programs. */
export const AccountScreen = ({ posts }: { posts: readonly ActingPostView[] }) => (
  <QueryState query={useAccount()} title="Tài khoản của tôi">
    {(account) => (
      <Page title="Tài khoản của tôi">
        <div className="cards-single account">
          <Facts account={account} posts={posts} />
          {account.hasPassword && !account.sample ? <PasswordForm username={account.username} /> : null}
          <SessionList sessions={account.sessions} />
          <TokenList />
        </div>
      </Page>
    )}
  </QueryState>
);
