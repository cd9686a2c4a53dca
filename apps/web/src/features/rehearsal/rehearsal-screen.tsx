import type { RehearsalView, TemplateSummary } from '@dondoc/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRehearse, type Rehearsed } from '../../api/rehearsals.js';
import { useTemplates } from '../../api/templates.js';
import { TEMPLATES_ADDRESS, templateEditorAddress } from '../../components/addresses.js';
import { Crumbs } from '../../components/crumbs.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { formatDay } from '../../components/plain-date-label.js';
import { QueryState } from '../../components/query-state.js';
import { RehearsalResult } from './rehearsal-result.js';
import { SetupForm } from './setup-form.js';
import { useSetup } from './use-setup.js';

type ScreenProps = { templateId: string; today: string };

const Rehearsal = ({ template, today }: { template: TemplateSummary; today: string }) => {
  const { templateId, title, draft, versions } = template;
  const newest = versions.reduce((last, { version }) => Math.max(last, version), 0);
  const form = useSetup({ version: draft === null ? newest : null, issuedOn: formatDay(today) });
  const rehearse = useRehearse(templateId);
  // The answer before stays on the screen while the next one is computed.
  const [shown, setShown] = useState<{ run: number; view: RehearsalView } | null>(null);
  const run = (asked: Rehearsed): void =>
    rehearse.mutate(asked, {
      onError: form.refuse,
      onSuccess: (view) => setShown((before) => ({ run: (before?.run ?? 0) + 1, view })),
    });
  return (
    <Page
      wide
      title={`Chạy thử: ${title}`}
      heading="Chạy thử"
      above={
        <Crumbs
          steps={[
            { to: TEMPLATES_ADDRESS, text: 'Mẫu triển khai' },
            ...(draft === null ? [] : [{ to: templateEditorAddress(templateId), text: title }]),
          ]}
        />
      }
    >
      <p className="lead">
        {title}. Cả vòng đời của kế hoạch chạy qua trong vài giây, đúng bằng quy tắc sẽ chạy thật; không lưu gì, không
        gửi thư cho ai.
      </p>
      <SetupForm template={template} form={form} view={shown?.view ?? null} busy={rehearse.isPending} onRun={run} />
      <p role="status" className="quiet">
        {rehearse.isPending ? 'Đang chạy thử, có thể mất vài giây…' : rehearse.isSuccess ? 'Đã chạy xong.' : ''}
      </p>
      {shown === null ? null : <RehearsalResult key={shown.run} view={shown.view} />}
    </Page>
  );
};

const NoTemplate = () => (
  <Page title="Chạy thử" above={<Crumbs steps={[{ to: TEMPLATES_ADDRESS, text: 'Mẫu triển khai' }]} />}>
    <EmptyState
      title="Chưa có mẫu này để chạy thử"
      text="Mẫu có thể đã bị bỏ, hoặc đường dẫn bị gõ sai."
      act={<Link to={TEMPLATES_ADDRESS}>Xem các mẫu triển khai</Link>}
    />
  </Page>
);

/** Rehearses a template, draft or published, before anybody is bound by it. */
export const RehearsalScreen = ({ templateId, today }: ScreenProps) => (
  <QueryState query={useTemplates()} title="Chạy thử">
    {(list) => {
      const template = list.find((one) => one.templateId === templateId);
      if (template === undefined || (template.draft === null && template.versions.length === 0)) return <NoTemplate />;
      return <Rehearsal key={templateId} template={template} today={today} />;
    }}
  </QueryState>
);
