import type { FeedView } from '@dondoc/contracts';
import { Button, Popconfirm } from 'antd';
import { useFeeds, useOpenFeed, useRenewFeed, useRevokeFeed } from '../../api/feeds.js';
import { formatInstant } from '../../components/instant-label.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { QueryState } from '../../components/query-state.js';
import { ShownOnce } from '../../components/shown-once.js';

const nameOf = ({ kind, unitName }: FeedView): string => (kind === 'person' ? 'Lịch của tôi' : `Lịch của ${unitName}`);

type Acts = { renew: ReturnType<typeof useRenewFeed>; revoke: ReturnType<typeof useRevokeFeed> };

const Row = ({ feed, acts: { renew, revoke } }: { feed: FeedView; acts: Acts }) => (
  <li className="feed-row">
    <span>
      <strong>{nameOf(feed)}</strong>
      <span className="message-why">
        Mở lúc {formatInstant(feed.createdAt)} ·{' '}
        {feed.lastReadAt === null ? 'chưa chương trình nào đọc' : `đọc gần nhất lúc ${formatInstant(feed.lastReadAt)}`}
      </span>
    </span>
    <span className="acts">
      <Popconfirm
        title="Đổi địa chỉ? Chương trình đang dùng địa chỉ cũ sẽ không đọc được nữa."
        okText="Đổi"
        cancelText="Thôi"
        onConfirm={() => renew.mutate(feed.feedId)}
      >
        <Button aria-label={`Đổi địa chỉ: ${nameOf(feed)}`}>Đổi địa chỉ</Button>
      </Popconfirm>
      <Popconfirm
        title="Thu hồi địa chỉ này?"
        okText="Thu hồi"
        cancelText="Thôi"
        onConfirm={() => revoke.mutate(feed.feedId)}
      >
        <Button danger aria-label={`Thu hồi: ${nameOf(feed)}`}>
          Thu hồi
        </Button>
      </Popconfirm>
    </span>
  </li>
);

/** Secret addresses for calendar programs: opened, changed, revoked. */
export const FeedList = ({ unitName }: { unitName: string }) => {
  const [open, renew, revoke] = [useOpenFeed(), useRenewFeed(), useRevokeFeed()];
  const failed = [open, renew, revoke].find(({ isError }) => isError);
  const issued = renew.data ?? open.data;
  return (
    <section className="card" aria-labelledby="feeds-title">
      <h2 id="feeds-title">Đưa hạn nộp vào chương trình lịch</h2>
      <p>
        Dán địa chỉ vào mục “đăng ký lịch” của chương trình lịch trên máy hoặc điện thoại. Hạn dời thì ngày trong lịch
        dời theo; nộp xong thì hết chuông nhắc. Ai có địa chỉ đều xem được, nên chỉ giữ cho mình.
      </p>
      {failed ? <ProblemNotice error={failed.error} /> : null}
      {issued ? (
        <ShownOnce title="Chép địa chỉ ngay; sau lần này không xem lại được" label="Địa chỉ lịch" value={issued.url} />
      ) : null}
      <QueryState query={useFeeds()}>
        {(feeds) => (
          <ul className="feed-list">
            {feeds.map((feed) => (
              <Row key={feed.feedId} feed={feed} acts={{ renew, revoke }} />
            ))}
          </ul>
        )}
      </QueryState>
      <div className="acts">
        <Button loading={open.isPending} onClick={() => open.mutate('person')}>
          Mở lịch của tôi
        </Button>
        <Button loading={open.isPending} onClick={() => open.mutate('unit')}>
          Mở lịch của {unitName}
        </Button>
      </div>
    </section>
  );
};
