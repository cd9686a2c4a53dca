import type { SampleAccount } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { matchesText } from '../../components/search-text.js';

type SampleAccountsProps = {
  accounts: readonly SampleAccount[];
  busy: boolean;
  onUse: (account: SampleAccount) => void;
};

const SHOWN_UNITS = 4;

const AccountRow = ({ account, busy, onUse }: { account: SampleAccount } & Omit<SampleAccountsProps, 'accounts'>) => (
  <li>
    <span>
      <strong>{account.unitName}</strong>
      <span className="account-detail">
        {account.name} · {account.roleLabel} · <code>{account.username}</code> / <code>{account.password}</code>
      </span>
    </span>
    <Button disabled={busy} onClick={() => onUse(account)} aria-label={`Dùng tài khoản ${account.username}`}>
      Dùng
    </Button>
  </li>
);

/** Accounts of a sample installation: who steers first, then the units that owe something, with a search. */
export const SampleAccounts = ({ accounts, busy, onUse }: SampleAccountsProps) => {
  const [query, setQuery] = useState('');
  const steering = accounts.filter(({ role }) => role !== 'unit');
  const units = accounts.filter(({ role }) => role === 'unit');
  const found = units.filter(({ unitName, name, username }) => matchesText(`${unitName} ${name} ${username}`, query));
  const shown = query.trim() === '' ? found.slice(0, SHOWN_UNITS) : found;
  const row = (account: SampleAccount) => <AccountRow key={account.username} {...{ account, busy, onUse }} />;
  return (
    <section className="sign-in-card sample-accounts" aria-labelledby="sample-title">
      <h2 id="sample-title">Tài khoản dùng thử</h2>
      <p>Bản cài này có dữ liệu mẫu. Chọn một tài khoản để vào ngay.</p>
      <h3>Theo dõi, tổng hợp, lãnh đạo</h3>
      <ul>{steering.map(row)}</ul>
      <h3>Đơn vị phải nộp ({units.length})</h3>
      <Input
        type="search"
        aria-label="Tìm đơn vị"
        placeholder="Tìm đơn vị, ví dụ: so y te"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul>{shown.map(row)}</ul>
      <p role="status" className="account-detail">
        {found.length === 0
          ? 'Không có đơn vị nào khớp.'
          : shown.length < found.length
            ? `Còn ${found.length - shown.length} đơn vị nữa: gõ tên để tìm.`
            : ''}
      </p>
    </section>
  );
};
