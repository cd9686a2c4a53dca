import type { TemplateBody, TemplateSummary } from '@dondoc/contracts';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { newIdempotencyKey } from '../../../api/http.js';
import { useCreateDraft } from '../../../api/templates.js';
import { TEMPLATES_ADDRESS } from '../../../components/addresses.js';
import { Crumbs } from '../../../components/crumbs.js';
import { EmptyState } from '../../../components/empty-state.js';
import { Page } from '../../../components/page.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { saveFile } from '../save-file.js';

type NoDraftProps = { templateId: string; summary: TemplateSummary | undefined; onMade: () => void };

/** A template without a draft: a new version can be begun from the last published one. */
export const NoDraft = ({ templateId, summary, onMade }: NoDraftProps) => {
  const create = useCreateDraft();
  const [key] = useState(newIdempotencyKey);
  const version = summary?.versions.reduce((last, one) => Math.max(last, one.version), 0) ?? 0;
  const begin = (): void =>
    create.mutate({ body: { from: 'version', templateId, version }, key }, { onSuccess: onMade });
  return (
    <Page
      title={summary?.title ?? 'Soạn mẫu'}
      above={<Crumbs steps={[{ to: TEMPLATES_ADDRESS, text: 'Mẫu triển khai' }]} />}
    >
      <EmptyState
        title="Mẫu này không có bản nháp"
        text={version > 0 ? `Bản ${version} đã công bố không sửa được; muốn đổi thì lập bản mới từ bản đó.` : undefined}
        act={
          version > 0 ? (
            <Button type="primary" loading={create.isPending} onClick={begin}>
              Lập bản mới từ bản {version}
            </Button>
          ) : (
            <Link to={TEMPLATES_ADDRESS}>Về danh sách mẫu</Link>
          )
        }
      />
      {create.error ? <ProblemNotice error={create.error} /> : null}
    </Page>
  );
};

/** Somebody has published or dropped the draft meanwhile: the text on the screen can still be kept as a file. */
export const LostDraft = ({ templateId, mine, text }: { templateId: string; mine: TemplateBody; text: string }) => (
  <Modal
    open
    closable={false}
    title="Bản nháp không còn nữa"
    footer={
      <div className="conflict-acts">
        <Button
          type="primary"
          onClick={() => saveFile(`${templateId}-ban-cua-toi.yaml`, JSON.stringify(mine, null, 2))}
        >
          Tải bản của tôi về máy
        </Button>
        <Link to={TEMPLATES_ADDRESS}>Về danh sách mẫu</Link>
      </div>
    }
  >
    <p>{text}</p>
    <p>Người khác đã công bố hoặc bỏ bản nháp này. Tải bản của anh/chị về máy rồi nhập lại từ tệp nếu còn cần.</p>
  </Modal>
);
