import type { AmendmentPreview, CascadeDetail } from '@dondoc/contracts';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useAmendmentPreview } from '../../api/amendments.js';
import { useCascade } from '../../api/cascades.js';
import { CALENDAR_ADDRESS, cascadeAddress, TEMPLATES_ADDRESS } from '../../components/addresses.js';
import { Crumbs } from '../../components/crumbs.js';
import { documentLabel } from '../../components/document-label.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { AmendmentForm } from './amendment-form.js';
import { AmendmentList } from './amendment-list.js';
import { type ChosenVersions, VersionFields } from './version-fields.js';

const numberIn = (text: string | null): number | null => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : null);

/** The versions that the address names; null: as now. */
const useTarget = () => {
  const [query, setQuery] = useSearchParams();
  const target = { templateVersion: numberIn(query.get('mau')), calendarVersion: numberIn(query.get('lich')) };
  const choose = ({ template, calendar }: ChosenVersions, { versions }: AmendmentPreview): void =>
    setQuery(
      {
        ...(template === versions.currentTemplate ? {} : { mau: String(template) }),
        ...(calendar === versions.currentCalendar ? {} : { lich: String(calendar) }),
      },
      { replace: true, preventScrollReset: true },
    );
  return { target, choose };
};

const NothingYet = ({ versions }: Pick<AmendmentPreview, 'versions'>) => {
  const newer = versions.template.length > 1 || versions.calendar.length > 1;
  return (
    <EmptyState
      title={newer ? 'Chọn bản mẫu hoặc bản lịch khác bản đang dùng' : 'Mẫu và lịch của đợt này chưa có bản nào khác'}
      text={
        newer
          ? 'Trang này sẽ cho biết hạn nào đổi, ai thêm ngày, ai bớt ngày. Chưa có gì thay đổi.'
          : 'Công bố bản mẫu mới, hoặc nhập thông báo vào lịch làm việc, rồi trở lại đây.'
      }
      act={
        <p>
          <Link to={TEMPLATES_ADDRESS}>Mẫu triển khai</Link> · <Link to={CALENDAR_ADDRESS}>Lịch làm việc</Link>
        </p>
      }
    />
  );
};

const Amendment = ({ cascade }: { cascade: CascadeDetail }) => {
  const { cascadeId, document } = cascade;
  const { target, choose } = useTarget();
  const query = useAmendmentPreview(cascadeId, target);
  return (
    <QueryState query={query}>
      {(preview) => {
        const { versions } = preview;
        const chosen = {
          template: target.templateVersion ?? versions.currentTemplate,
          calendar: target.calendarVersion ?? versions.currentCalendar,
        };
        const same = chosen.template === versions.currentTemplate && chosen.calendar === versions.currentCalendar;
        return (
          <>
            <VersionFields versions={versions} chosen={chosen} onChange={(next) => choose(next, preview)} />
            <p role="status" className="quiet">
              {query.isPlaceholderData ? 'Đang tính…' : ''}
            </p>
            {same ? <NothingYet versions={versions} /> : null}
            {same || query.isPlaceholderData ? null : (
              <AmendmentForm cascadeId={cascadeId} target={target} preview={preview} sign={document.sign} />
            )}
          </>
        );
      }}
    </QueryState>
  );
};

const Draft = ({ cascadeId }: { cascadeId: string }) => (
  <EmptyState
    title="Văn bản chưa ban hành thì chưa cần bản điều chỉnh"
    text="Sửa mẫu, công bố bản mới rồi bấm “Dùng bản mẫu mới nhất” ở trang văn bản."
    act={<Link to={cascadeAddress(cascadeId)}>Mở trang văn bản</Link>}
  />
);

const Shell = ({ cascade, children }: { cascade: CascadeDetail; children: ReactNode }) => (
  <Page
    title={`Bản điều chỉnh: ${cascade.title}`}
    heading="Bản điều chỉnh"
    above={
      <Crumbs
        steps={[
          { to: '/dot', text: 'Đợt triển khai' },
          { to: cascadeAddress(cascade.cascadeId), text: cascade.title },
        ]}
      />
    }
  >
    <p className="lead">
      {documentLabel(cascade.document)} đang theo mẫu bản {cascade.template.version}, lịch bản{' '}
      {cascade.calendar.version}. Hạn đã giao chỉ đổi bằng bản điều chỉnh có số, ngày, lý do.
    </p>
    {children}
  </Page>
);

/** An amendment of a running plan: previewed, decided line by line, applied; and those applied before. */
export const AmendmentScreen = ({ cascadeId }: { cascadeId: string }) => (
  <QueryState query={useCascade(cascadeId)} title="Bản điều chỉnh">
    {(cascade) => (
      <Shell cascade={cascade}>
        {cascade.status === 'draft' ? (
          <Draft cascadeId={cascadeId} />
        ) : (
          <>
            <Amendment cascade={cascade} />
            <AmendmentList cascade={cascade} />
          </>
        )}
      </Shell>
    )}
  </QueryState>
);
