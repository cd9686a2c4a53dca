import { Link } from 'react-router';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';

export const NotFoundPage = () => (
  <Page title="Không có trang này">
    <EmptyState
      title="Địa chỉ này không dẫn đến trang nào"
      text="Có thể đường dẫn đã bị cắt khi sao chép."
      act={<Link to="/">Về trang đầu</Link>}
    />
  </Page>
);
