import { mayEver } from '@dondoc/contracts';
import { Link } from '../../components/moment-link.js';
import { Page } from '../../components/page.js';
import { ChannelForm } from '../../features/channels/channel-form.js';
import { FeedList } from '../../features/feeds/feed-list.js';
import { useSignedIn } from '../frame.js';

/** How somebody is told, and the calendar that their programs subscribe to. */
export const ChannelsPage = () => {
  const { unitName, role } = useSignedIn();
  return (
    <Page title="Kênh nhận thư và lịch">
      <div className="cards-single">
        <ChannelForm />
        <FeedList unitName={unitName} />
        {mayEver(role, 'webhook.read') ? (
          <section className="card" aria-labelledby="programs-title">
            <h2 id="programs-title">Phần mềm của đơn vị</h2>
            <p>
              Phần mềm được báo mỗi khi có sự kiện. Xem các lần gửi và đổi khóa ký ở{' '}
              <Link to="/ket-noi">Kết nối phần mềm</Link>.
            </p>
          </section>
        ) : null}
      </div>
    </Page>
  );
};
