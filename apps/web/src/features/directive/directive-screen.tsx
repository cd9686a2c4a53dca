import type { CascadeView } from '@dondoc/contracts';
import { useCascade } from '../../api/cascades.js';
import { amendmentAddress, matrixAddress, rollUpsAddress } from '../../components/addresses.js';
import { Crumbs } from '../../components/crumbs.js';
import { formatInstant } from '../../components/instant-label.js';
import { Link } from '../../components/moment-link.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { AmendmentList } from '../amendment/amendment-list.js';
import { DocumentBlock } from './document-block.js';
import { IssueForm } from './issue-form.js';
import { ScheduleTable } from './schedule-table.js';
import { NewerVersions } from './newer-versions.js';
import { TierBlock } from './tier-block.js';

/** The server decides; here it is only not offered to whom it would be refused. */
const rightsOf = ({ may }: CascadeView) => ({
  decides: may.includes('cascade.amend'),
  mayIssue: may.includes('cascade.issue'),
  mayTrack: may.includes('cascade.track'),
});

const ViewLinks = ({ cascadeId, decides }: { cascadeId: string; decides: boolean }) => (
  <>
    <Link className="link-button" to={matrixAddress(cascadeId)}>
      Bảng theo dõi
    </Link>
    <Link className="link-button" to={rollUpsAddress(cascadeId)}>
      Tổng hợp
    </Link>
    {decides ? (
      <Link className="link-button" to={amendmentAddress(cascadeId)}>
        Lập bản điều chỉnh
      </Link>
    ) : null}
  </>
);

const Directive = ({ cascade }: { cascade: CascadeView }) => {
  const { decides, mayIssue, mayTrack } = rightsOf(cascade);
  const draft = cascade.status === 'draft';
  return (
    <Page
      title={cascade.title}
      above={<Crumbs steps={[{ to: '/dot', text: 'Đợt triển khai' }]} />}
      heading={
        <>
          {cascade.title} {draft ? <span className="badge badge-draft">Dự kiến</span> : null}
        </>
      }
      actions={!draft && mayTrack ? <ViewLinks cascadeId={cascade.cascadeId} decides={decides} /> : null}
    >
      <DocumentBlock cascade={cascade} />
      {draft && mayIssue ? <NewerVersions cascade={cascade} /> : null}
      {draft && mayIssue ? <IssueForm cascade={cascade} mayEdit={decides} /> : null}
      {draft && !mayIssue ? (
        <p className="note">Văn bản chưa ban hành. Các hạn bên dưới là dự kiến, chưa ai bị tính quá hạn.</p>
      ) : null}
      <TierBlock cascade={cascade} />
      {mayTrack ? <AmendmentList cascade={cascade} /> : null}
      <ScheduleTable cascade={cascade} />
      <p className="as-of">
        Dữ liệu đến {formatInstant(cascade.asOf)} · Mẫu: {cascade.template.title}, bản {cascade.template.version} ·{' '}
        {cascade.calendar.label}
      </p>
    </Page>
  );
};

/** One directive: the document, whom it binds, every date it makes; while a draft, the form that issues it. */
export const DirectiveScreen = ({ cascadeId }: { cascadeId: string }) => (
  <QueryState query={useCascade(cascadeId)} title="Văn bản">
    {(cascade) => <Directive cascade={cascade} />}
  </QueryState>
);
