import type { SessionView } from '@dondoc/contracts';
import { EmptyState } from '../components/empty-state.js';
import { Page } from '../components/page.js';

/** Signed in, but nobody has given this person a post for today. */
export const NoPost = ({ session }: { session: SessionView }) => (
  <Page title="Chưa có vị trí">
    <EmptyState
      title={`${session.name} hôm nay chưa được cử giữ vị trí nào`}
      text="Đề nghị lãnh đạo đơn vị, Văn phòng hoặc quản trị danh mục đơn vị cử giữ vị trí ở mục “Đơn vị và đầu mối”. Khi được cử, trang này tự mở."
    />
  </Page>
);
