import type { CascadeDetail } from '@dondoc/contracts';
import { Link } from 'react-router';
import { useCascade } from '../../api/cascades.js';
import { matrixAddress, rollUpsAddress } from '../../components/addresses.js';
import { Crumbs } from '../../components/crumbs.js';
import { formatInstant } from '../../components/instant-label.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { DocumentBlock } from './document-block.js';
import { IssueForm } from './issue-form.js';
import { ScheduleTable } from './schedule-table.js';
import { TierBlock } from './tier-block.js';

type DirectiveProps = { cascade: CascadeDetail; mayIssue: boolean; mayTrack: boolean };

const ViewLinks = ({ cascadeId }: { cascadeId: string }) => (
  <>
    <Link className="link-button" to={matrixAddress(cascadeId)}>
      Bảng theo dõi
    </Link>
    <Link className="link-button" to={rollUpsAddress(cascadeId)}>
      Tổng hợp
    </Link>
  </>
);

const Directive = ({ cascade, mayIssue, mayTrack }: DirectiveProps) => {
  const draft = cascade.status === 'draft';
  return (
    <Page
      title={cascade.title}
      above={<Crumbs steps={[{ to: '/', text: 'Đợt triển khai' }]} />}
      heading={
        <>
          {cascade.title} {draft ? <span className="badge badge-draft">Dự kiến</span> : null}
        </>
      }
      actions={!draft && mayTrack ? <ViewLinks cascadeId={cascade.cascadeId} /> : null}
    >
      <DocumentBlock cascade={cascade} />
      {draft && mayIssue ? <IssueForm cascade={cascade} /> : null}
      {draft && !mayIssue ? (
        <p className="note">Văn bản chưa ban hành. Các hạn bên dưới là dự kiến, chưa ai bị tính quá hạn.</p>
      ) : null}
      <TierBlock cascade={cascade} />
      <ScheduleTable cascade={cascade} />
      <p className="as-of">
        Dữ liệu đến {formatInstant(cascade.asOf)} · Mẫu: {cascade.template.title}, bản {cascade.template.version} ·{' '}
        {cascade.calendar.label}
      </p>
    </Page>
  );
};

/** One directive: the document, whom it binds, every date it makes; while a draft, the form that issues it. */
export const DirectiveScreen = ({
  cascadeId,
  mayIssue,
  mayTrack,
}: Omit<DirectiveProps, 'cascade'> & { cascadeId: string }) => (
  <QueryState query={useCascade(cascadeId)} title="Văn bản">
    {(cascade) => <Directive cascade={cascade} mayIssue={mayIssue} mayTrack={mayTrack} />}
  </QueryState>
);
