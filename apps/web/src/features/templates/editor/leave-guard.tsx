import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useBlocker } from 'react-router';
import type { DraftSaver } from './draft-saver.js';

/** Asks before another screen takes the place of unsaved text; in either case the text stays in this browser. */
export const LeaveGuard = ({ saver }: { saver: DraftSaver }) => {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    return saver.unsaved && currentLocation.pathname !== nextLocation.pathname;
  });
  const [busy, setBusy] = useState(false);
  if (blocker.state !== 'blocked') return null;
  const saveAndGo = async (): Promise<void> => {
    setBusy(true);
    const saved = await saver.save();
    setBusy(false);
    if (saved) blocker.proceed();
    else blocker.reset();
  };
  return (
    <Modal
      open
      title="Còn thay đổi chưa lưu"
      closable={false}
      footer={
        <div className="conflict-acts">
          <Button onClick={() => blocker.reset()}>Ở lại</Button>
          <Button onClick={() => blocker.proceed()}>Rời đi, giữ tạm trên máy này</Button>
          <Button type="primary" loading={busy} onClick={() => void saveAndGo()}>
            Lưu rồi rời đi
          </Button>
        </div>
      }
    >
      <p>Nội dung chưa lưu được giữ trên trình duyệt này và hiện lại khi mở mẫu lần sau.</p>
    </Modal>
  );
};
