import type { PersonDetail } from '@dondoc/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePerson } from '../../api/people.js';
import { PEOPLE_ADDRESS, unitAddress } from '../../components/addresses.js';
import { Crumbs } from '../../components/crumbs.js';
import { formatInstant } from '../../components/instant-label.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { EditPerson } from './edit-person.js';
import { EndSessions } from './end-sessions.js';
import { PersonState } from './person-state.js';
import { ResetPassword } from './reset-password.js';
import { StateForm } from './state-form.js';

const Posts = ({ posts }: Pick<PersonDetail, 'posts'>) =>
  posts.length === 0 ? (
    'Hôm nay chưa giữ vị trí nào'
  ) : (
    <ul className="plain-list">
      {posts.map(({ postId, unitId, unitName, title, standsIn }) => (
        <li key={postId}>
          {title === '' ? '' : `${title}, `}
          {unitId === '' ? unitName : <Link to={unitAddress(unitId)}>{unitName}</Link>}
          {standsIn ? ' (thay người vắng)' : ''}
        </li>
      ))}
    </ul>
  );

const Facts = ({ person }: { person: PersonDetail }) => (
  <dl className="facts">
    <dt>Tên đăng nhập</dt>
    <dd>{person.username}</dd>
    <dt>Trạng thái</dt>
    <dd>
      <PersonState person={person} />
      {person.disabled ? (
        <span className="clause">
          {person.disabled.by} ngừng lúc {formatInstant(person.disabled.at)}. Lý do: {person.disabled.reason}
        </span>
      ) : null}
    </dd>
    <dt>Địa chỉ thư</dt>
    <dd>{person.email ?? 'Chưa có'}</dd>
    <dt>Vị trí công việc</dt>
    <dd>
      <Posts posts={person.posts} />
    </dd>
    <dt>Đăng nhập một lần</dt>
    <dd>{person.externalSubject === null ? 'Chưa gắn' : `Đã gắn với ${person.externalSubject}`}</dd>
    <dt>Đăng nhập gần nhất</dt>
    <dd>{person.lastSignInAt === null ? 'Chưa lần nào' : formatInstant(person.lastSignInAt)}</dd>
    <dt>Đang mở</dt>
    <dd>
      {person.sessions} phiên, {person.tokens} mã truy cập
    </dd>
  </dl>
);

type Act = 'edit' | 'reset' | 'sessions' | 'state';

const Acts = ({ person, onChoose }: { person: PersonDetail; onChoose: (act: Act) => void }) => (
  <div className="acts">
    <Button onClick={() => onChoose('edit')}>Sửa</Button>
    {person.sample ? null : <Button onClick={() => onChoose('reset')}>Đặt lại mật khẩu</Button>}
    <Button onClick={() => onChoose('sessions')}>Kết thúc mọi phiên</Button>
    <Button onClick={() => onChoose('state')}>{person.disabled ? 'Cho sử dụng lại' : 'Ngừng sử dụng'}</Button>
  </div>
);

const Form = ({ act, person, onClose }: { act: Act; person: PersonDetail; onClose: () => void }) => {
  if (act === 'edit') return <EditPerson person={person} onClose={onClose} />;
  if (act === 'reset') return <ResetPassword person={person} onClose={onClose} />;
  if (act === 'sessions') return <EndSessions username={person.username} onClose={onClose} />;
  return <StateForm person={person} onClose={onClose} />;
};

const Trail = ({ acts }: Pick<PersonDetail, 'acts'>) => (
  <section className="card" aria-labelledby="acts-title">
    <h2 id="acts-title">Nhật ký tài khoản</h2>
    {acts.length === 0 ? <p>Chưa có gì.</p> : null}
    <ol className="account-acts">
      {acts.map(({ at, by, text }) => (
        <li key={`${at} ${text}`}>
          {text}{' '}
          <span className="clause">
            {by}, {formatInstant(at)}
          </span>
        </li>
      ))}
    </ol>
  </section>
);

/** One person: what is known, what can be done, what was done. */
export const PersonScreen = ({ username, mayManage }: { username: string; mayManage: boolean }) => {
  const [act, setAct] = useState<Act | null>(null);
  return (
    <QueryState query={usePerson(username)} title="Người dùng">
      {(person) => (
        <Page title={person.name} above={<Crumbs steps={[{ to: PEOPLE_ADDRESS, text: 'Người dùng' }]} />}>
          <div className="cards-single account">
            <section className="card" aria-label="Thông tin">
              <Facts person={person} />
              {mayManage ? <Acts person={person} onChoose={setAct} /> : null}
            </section>
            {act === null ? null : <Form key={act} act={act} person={person} onClose={() => setAct(null)} />}
            <Trail acts={person.acts} />
          </div>
        </Page>
      )}
    </QueryState>
  );
};
