import { App, Button, Popconfirm } from 'antd';
import { type ObligationRef, useDropDraft } from '../../api/obligations.js';
import { ProblemNotice } from '../../components/problem-notice.js';

/** Throws the unit's draft away, once asked again. */
export const DropDraft = ({ obligationRef, revision }: { obligationRef: ObligationRef; revision: number }) => {
  const drop = useDropDraft(obligationRef);
  const { message } = App.useApp();
  const send = (): void => drop.mutate(revision, { onSuccess: () => void message.success('Đã xóa bản nháp.') });
  return (
    <>
      <Popconfirm
        title="Xóa bản nháp?"
        description="Nội dung và tệp đã soạn mất hẳn với mọi người giữ đầu mối của đơn vị. Bài đã nộp không đổi."
        okText="Xóa bản nháp"
        cancelText="Thôi"
        onConfirm={send}
      >
        <Button loading={drop.isPending}>Xóa bản nháp</Button>
      </Popconfirm>
      {drop.error ? <ProblemNotice error={drop.error} /> : null}
    </>
  );
};
