import type { TemplateSummary } from '@dondoc/contracts';
import { Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../api/http.js';
import { useDraftCascade, usePublishedBody } from '../../../api/templates.js';
import { cascadeAddress } from '../../../components/addresses.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { textOf } from '../body/template-body.js';
import { ParentField } from '../parent-field.js';

type LaunchProps = { template: TemplateSummary; version: number; onClose: () => void };

/** Makes the plan that is to be issued, alone or as the next tier of one above; the directive's own page follows. */
export const LaunchDialog = ({ template, version, onClose }: LaunchProps) => {
  const { templateId, title } = template;
  const [parent, setParent] = useState('');
  // One key per choice: sent again after a lost answer it makes one plan.
  const [key, setKey] = useState(newIdempotencyKey);
  const choose = (cascadeId: string): void => {
    setParent(cascadeId);
    setKey(newIdempotencyKey());
  };
  const published = usePublishedBody(templateId, version);
  const launch = useDraftCascade();
  const navigate = useNavigate();
  const unitId = textOf(published.data?.body['issuer']);
  const confirm = (): void =>
    launch.mutate(
      { body: { templateId, version, parent: parent === '' ? null : { cascadeId: parent, unitId } }, key },
      { onSuccess: ({ cascadeId }) => void navigate(cascadeAddress(cascadeId)) },
    );
  return (
    <Modal
      open
      title="Lập đợt triển khai?"
      okText="Lập đợt triển khai"
      cancelText="Xem lại"
      confirmLoading={launch.isPending}
      okButtonProps={{ disabled: parent !== '' && unitId === '' }}
      onOk={confirm}
      onCancel={onClose}
    >
      <p>
        {title}, bản {version}. Đợt triển khai mới ở trạng thái dự kiến: chưa giao việc cho ai, đến khi nhập số, ngày và
        ban hành.
      </p>
      <ParentField id="launch-parent" value={parent} onChange={choose} />
      {launch.error ? <ProblemNotice error={launch.error} /> : null}
    </Modal>
  );
};
