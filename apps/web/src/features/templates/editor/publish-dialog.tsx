import type { OutlineView } from '@dondoc/contracts';
import { Modal } from 'antd';
import { useState } from 'react';
import { newIdempotencyKey } from '../../../api/http.js';
import { usePublish } from '../../../api/templates.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { DiffBlock } from '../preview/outline-pane.js';
import type { DraftSaver } from './draft-saver.js';

type PublishProps = {
  templateId: string;
  /** The number that it will get. */
  version: number;
  outline: OutlineView;
  saver: DraftSaver;
  onClose: () => void;
  onPublished: (version: number) => void;
};

/** Says what publishing makes, because a published version never changes. */
export const PublishDialog = ({ templateId, version, outline, saver, onClose, onPublished }: PublishProps) => {
  const publish = usePublish(templateId);
  const [key] = useState(newIdempotencyKey);
  const [saving, setSaving] = useState(false);
  const confirm = async (): Promise<void> => {
    setSaving(true);
    const saved = await saver.save();
    setSaving(false);
    if (!saved) return onClose();
    publish.mutate(
      { body: { revision: saver.saved.revision }, key },
      { onSuccess: (result) => onPublished(result.version) },
    );
  };
  return (
    <Modal
      open
      title={`Công bố bản ${version}?`}
      okText={`Công bố bản ${version}`}
      cancelText="Xem lại"
      confirmLoading={saving || publish.isPending}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <p>{outline.countsSentence}</p>
      {outline.warnings.length === 0 ? null : (
        <p>⚠ Còn {outline.warnings.length} điểm nên xem lại, đã liệt kê ở “Lịch sẽ sinh ra”.</p>
      )}
      <DiffBlock outline={outline} />
      <p>Bản đã công bố không sửa được nữa; muốn đổi thì lập bản mới.</p>
      {publish.error ? <ProblemNotice error={publish.error} /> : null}
    </Modal>
  );
};
