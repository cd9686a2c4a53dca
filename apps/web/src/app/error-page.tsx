import { Button } from 'antd';
import { useRouteError } from 'react-router';
import { EmptyState } from '../components/empty-state.js';
import { Page } from '../components/page.js';

/** What remains when a screen cannot be drawn at all, e.g. a new version was installed while the page was open. */
export const ErrorPage = () => {
  const error = useRouteError();
  console.error(error);
  return (
    <Page title="Màn hình này chưa mở được">
      <EmptyState
        title="Tải lại trang để lấy bản mới nhất"
        text="Dữ liệu đã lưu không bị ảnh hưởng. Nếu tải lại vẫn lỗi, báo quản trị hệ thống."
        act={
          <Button type="primary" onClick={() => globalThis.location.reload()}>
            Tải lại trang
          </Button>
        }
      />
    </Page>
  );
};
