import type { CalendarView, NoticePreviewView } from '@dondoc/contracts';
import { Button } from 'antd';
import type { FormEvent } from 'react';
import { ErrorSummary } from '../../components/error-summary.js';
import { DayFields, SourceFields } from './notice-fields.js';
import { NoticePreview, NoticePublished } from './notice-preview.js';
import { NOTICE_IDS, useNotice } from './use-notice.js';

type FieldsProps = { notice: ReturnType<typeof useNotice> };

const Confirmation = ({ preview, notice }: FieldsProps & { preview: NoticePreviewView }) => (
  <>
    <NoticePreview preview={preview} />
    <div className="acts">
      <Button type="primary" size="large" loading={notice.publishing} onClick={notice.confirm}>
        Xác nhận công bố bản {preview.nextVersion}
      </Button>
    </div>
  </>
);

/** A notice: typed or as a file, seen with all that it would move, and only then published. */
export const NoticeForm = ({ calendar, onClose }: { calendar: CalendarView; onClose: () => void }) => {
  const notice = useNotice(calendar);
  const { preview, published } = notice;
  if (published !== null && preview !== null) {
    return <NoticePublished version={published.version} preview={preview} onClose={onClose} />;
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    notice.look();
  };
  return (
    <section className="card notice-form" aria-labelledby="notice-title">
      <h2 id="notice-title">Nhập thông báo</h2>
      <form id={NOTICE_IDS.form} tabIndex={-1} noValidate onSubmit={submit}>
        <ErrorSummary errors={notice.errors} />
        <SourceFields notice={notice} />
        <DayFields notice={notice} />
        <div className="acts">
          <Button type={preview === null ? 'primary' : 'default'} htmlType="submit" loading={notice.looking}>
            Xem trước
          </Button>
          <Button onClick={onClose}>Thôi</Button>
        </div>
      </form>
      {preview === null ? null : <Confirmation preview={preview} notice={notice} />}
    </section>
  );
};
