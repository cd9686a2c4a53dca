import { mayEver } from '@dondoc/contracts';
import { Link, useParams } from 'react-router';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { RehearsalScreen } from '../../features/rehearsal/rehearsal-screen.js';
import { useSignedIn } from '../frame.js';

export const RehearsalPage = () => {
  const { templateId = '' } = useParams();
  const { role, today } = useSignedIn();
  if (mayEver(role, 'template.try')) return <RehearsalScreen templateId={templateId} today={today} />;
  return (
    <Page title="Chạy thử">
      <EmptyState
        title="Anh/chị chưa có quyền chạy thử"
        text="Văn phòng và quản trị mẫu chạy thử trước khi công bố mẫu."
        act={<Link to="/">Về trang đầu</Link>}
      />
    </Page>
  );
};
