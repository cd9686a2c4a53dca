import type { SessionRowView } from '@dondoc/contracts';
import { Button } from 'antd';
import { useEndSession, useSignOutElsewhere } from '../../api/account.js';
import { browserLabel } from '../../components/browser-label.js';
import { formatInstant } from '../../components/instant-label.js';
import { ProblemNotice } from '../../components/problem-notice.js';

const Row = ({ session, busy, onEnd }: { session: SessionRowView; busy: boolean; onEnd: () => void }) => {
  const where = browserLabel(session.browser);
  return (
    <tr>
      <th scope="row">
        {where} {session.current ? <span className="badge badge-plain">Phiên này</span> : null}
      </th>
      <td>{session.openedFrom}</td>
      <td>{formatInstant(session.openedAt)}</td>
      <td>{formatInstant(session.lastSeenAt)}</td>
      <td>
        {session.current ? null : (
          <Button
            disabled={busy}
            onClick={onEnd}
            aria-label={`Đăng xuất phiên ${where}, mở ${formatInstant(session.openedAt)}`}
          >
            Đăng xuất
          </Button>
        )}
      </td>
    </tr>
  );
};

/** Where one is signed in, and how to end it there. */
export const SessionList = ({ sessions }: { sessions: readonly SessionRowView[] }) => {
  const end = useEndSession();
  const everywhere = useSignOutElsewhere();
  const error = end.error ?? everywhere.error;
  return (
    <section className="card" aria-labelledby="sessions-title">
      <h2 id="sessions-title">Phiên đang mở ({sessions.length})</h2>
      <p>Phiên lạ: đăng xuất phiên đó rồi đổi mật khẩu.</p>
      <div className="table-scroll" role="region" aria-labelledby="sessions-title" tabIndex={0}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">Trình duyệt</th>
              <th scope="col">Địa chỉ mạng</th>
              <th scope="col">Đăng nhập lúc</th>
              <th scope="col">Dùng gần nhất</th>
              <th scope="col">Việc</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <Row
                key={session.sessionId}
                session={session}
                busy={end.isPending}
                onEnd={() => end.mutate(session.sessionId)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="acts">
        <Button
          disabled={sessions.length < 2}
          loading={everywhere.isPending}
          onClick={() => everywhere.mutate(undefined)}
        >
          Đăng xuất mọi phiên khác
        </Button>
      </div>
      {error ? <ProblemNotice error={error} /> : null}
    </section>
  );
};
