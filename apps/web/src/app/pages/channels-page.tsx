import { Page } from '../../components/page.js';
import { ChannelForm } from '../../features/channels/channel-form.js';
import { FeedList } from '../../features/feeds/feed-list.js';
import { useSignedIn } from '../frame.js';

/** How somebody is told, and the calendar that their programs subscribe to. */
export const ChannelsPage = () => {
  const { unitName } = useSignedIn();
  return (
    <Page title="Kênh nhận thư và lịch">
      <div className="cards-single">
        <ChannelForm />
        <FeedList unitName={unitName} />
      </div>
    </Page>
  );
};
