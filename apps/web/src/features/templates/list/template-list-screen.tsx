import type { TemplateSummary } from '@dondoc/contracts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../api/http.js';
import { useCreateDraft, useDropDraft, useTemplates } from '../../../api/templates.js';
import {
  draftFileAddress,
  templateEditorAddress,
  templateRehearsalAddress,
  versionFileAddress,
} from '../../../components/addresses.js';
import { EmptyState } from '../../../components/empty-state.js';
import { formatInstant } from '../../../components/instant-label.js';
import { formatNumber } from '../../../components/number-text.js';
import { Page } from '../../../components/page.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { QueryState } from '../../../components/query-state.js';
import { LaunchDialog } from './launch-dialog.js';
import { NewTemplate } from './new-template.js';

/** What whoever looks may do with templates: write them; try a draft; launch a plan from one. */
type MayDo = { edit: boolean; rehearse: boolean; launch: boolean };

const newest = ({ versions }: TemplateSummary): number =>
  versions.reduce((last, { version }) => Math.max(last, version), 0);

const DraftLine = ({ draft }: Pick<TemplateSummary, 'draft'>) =>
  draft === null ? null : (
    <p className="card-fact">
      <span className="badge badge-draft">Bản nháp</span> {draft.editedBy} sửa lúc {formatInstant(draft.editedAt)} ·{' '}
      {draft.triedAt === null ? 'chưa chạy thử' : `đã chạy thử lúc ${formatInstant(draft.triedAt)}`}
    </p>
  );

const Versions = ({ template }: { template: TemplateSummary }) =>
  template.versions.length === 0 ? (
    <p className="card-fact quiet">Chưa công bố bản nào.</p>
  ) : (
    <details className="disclosure">
      <summary>
        Đã công bố {template.versions.length} bản, mới nhất: bản {newest(template)}
      </summary>
      <ul>
        {template.versions.map(({ version, publishedAt, by }) => (
          <li key={version}>
            Bản {version}: {by} công bố lúc {formatInstant(publishedAt)} ·{' '}
            <a href={versionFileAddress(template.templateId, version)} download>
              Tải YAML
            </a>
          </li>
        ))}
      </ul>
    </details>
  );

const LaunchButton = ({ template }: { template: TemplateSummary }) => {
  const [asking, setAsking] = useState(false);
  const version = newest(template);
  return (
    <>
      <Button onClick={() => setAsking(true)}>Lập đợt triển khai từ bản {version}</Button>
      {asking ? <LaunchDialog template={template} version={version} onClose={() => setAsking(false)} /> : null}
    </>
  );
};

const DropButton = ({ templateId }: { templateId: string }) => {
  const drop = useDropDraft();
  const { modal } = App.useApp();
  const ask = (): void =>
    void modal.confirm({
      title: 'Bỏ bản nháp này?',
      content: 'Các bản đã công bố không bị ảnh hưởng. Nên tải YAML trước nếu còn muốn dùng lại.',
      okText: 'Bỏ bản nháp',
      cancelText: 'Giữ lại',
      onOk: () => drop.mutateAsync(templateId),
    });
  return (
    <>
      <Button danger onClick={ask}>
        Bỏ bản nháp
      </Button>
      {drop.error ? <ProblemNotice error={drop.error} /> : null}
    </>
  );
};

const EditButton = ({ template }: { template: TemplateSummary }) => {
  const create = useCreateDraft();
  const [key] = useState(newIdempotencyKey);
  const navigate = useNavigate();
  const { templateId } = template;
  const begin = (): void =>
    create.mutate(
      { body: { from: 'version', templateId, version: newest(template) }, key },
      { onSuccess: () => void navigate(templateEditorAddress(templateId)) },
    );
  return (
    <>
      <Button type="primary" loading={create.isPending} onClick={begin}>
        Sửa (lập bản mới)
      </Button>
      {create.error ? <ProblemNotice error={create.error} /> : null}
    </>
  );
};

const Acts = ({ template, may }: { template: TemplateSummary; may: MayDo }) => {
  const { templateId, draft, versions } = template;
  return (
    <div className="card-links acts">
      {draft === null && may.edit ? <EditButton template={template} /> : null}
      {draft !== null && may.edit ? (
        <Link className="link-button link-button-main" to={templateEditorAddress(templateId)}>
          Soạn tiếp
        </Link>
      ) : null}
      {draft !== null && may.rehearse ? (
        <>
          <Link className="link-button" to={templateRehearsalAddress(templateId)}>
            Chạy thử
          </Link>
          <a className="link-button" href={draftFileAddress(templateId)} download>
            Tải YAML bản nháp
          </a>
        </>
      ) : null}
      {versions.length === 0 || !may.launch ? null : <LaunchButton template={template} />}
      {draft === null || !may.edit ? null : <DropButton templateId={templateId} />}
    </div>
  );
};

const TemplateCard = ({ template, may }: { template: TemplateSummary; may: MayDo }) => {
  const { templateId, title, issuerName, draft, cascades } = template;
  return (
    <li className="card cascade-card" data-testid={`template-${templateId}`}>
      <h2>{draft === null || !may.edit ? title : <Link to={templateEditorAddress(templateId)}>{title}</Link>}</h2>
      <p className="card-document">
        {issuerName === '' ? '' : `${issuerName} · `}
        {formatNumber(cascades)} đợt triển khai theo mẫu này
      </p>
      <DraftLine draft={draft} />
      <Versions template={template} />
      <Acts template={template} may={may} />
    </li>
  );
};

/** Every template: its published versions, its draft, and the plans made from it. */
export const TemplateListScreen = ({ may }: { may: MayDo }) => {
  const templates = useTemplates();
  return (
    <Page title="Mẫu triển khai">
      <QueryState query={templates}>
        {(list) => (
          <>
            {may.edit ? <NewTemplate templates={list} /> : null}
            {list.length === 0 ? (
              <EmptyState
                title="Chưa có mẫu nào"
                text={
                  may.edit ? 'Dán văn bản chỉ đạo ở trên để lập mẫu đầu tiên.' : 'Văn phòng lập mẫu từ văn bản chỉ đạo.'
                }
              />
            ) : (
              <ul className="cards">
                {list.map((template) => (
                  <TemplateCard key={template.templateId} template={template} may={may} />
                ))}
              </ul>
            )}
          </>
        )}
      </QueryState>
    </Page>
  );
};
