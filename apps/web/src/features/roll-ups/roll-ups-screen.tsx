import type { ReportView } from '@dondoc/contracts';
import { Select } from 'antd';
import { useCascade } from '../../api/cascades.js';
import { useReport, useReportFile } from '../../api/reports.js';
import { cascadeAddress, matrixAddress } from '../../components/addresses.js';
import { AsOfControl } from '../../components/as-of-control.js';
import { Crumbs } from '../../components/crumbs.js';
import { formatInstant } from '../../components/instant-label.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { matchesText } from '../../components/search-text.js';
import { StatusBar } from '../../components/status-bar.js';
import { CountsTable } from './counts-table.js';
import { OpenFigure } from './figure-button.js';
import { FigurePanel } from './figure-panel.js';
import { LastTime } from './last-time.js';
import { NameLists } from './names.js';
import { Passages } from './passages.js';
import { Rates } from './rates.js';
import { useReportAddress } from './report-address.js';
import { ReportTiers } from './report-tiers.js';
import { SettledRollUps } from './settled-roll-ups.js';
import { UnitFigures } from './unit-figures.js';

const LineChoice = ({ report, onChoose }: { report: ReportView; onChoose: (line: string | null) => void }) => (
  <div className="report-line-choice no-print">
    <label htmlFor="noi-dung">Nội dung, kỳ báo cáo</label>
    <Select
      id="noi-dung"
      className="report-line-select"
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: (typed, option) => matchesText(String(option?.label ?? ''), typed) }}
      value={report.line?.lineId ?? ''}
      options={[
        { value: '', label: 'Tất cả nội dung' },
        ...report.lines.map(({ lineId, title }) => ({ value: lineId, label: title })),
      ]}
      onChange={(chosen: string) => onChoose(chosen === '' ? null : chosen)}
    />
  </div>
);

const Files = ({ cascadeId, line, mayWrite }: { cascadeId: string; line: string | null; mayWrite: boolean }) => {
  const file = useReportFile(cascadeId, line);
  return (
    <>
      {mayWrite ? (
        <a className="link-button" href={file('docx')} download>
          Dự thảo báo cáo (Word)
        </a>
      ) : null}
      <a className="link-button" href={file('xlsx')} download>
        Bảng tính (Excel)
      </a>
      <a className="link-button" href={file('csv')} download>
        CSV
      </a>
      <button type="button" className="link-button no-print" onClick={() => globalThis.print()}>
        In
      </button>
    </>
  );
};

const Tables = ({ report }: { report: ReportView }) => {
  const line = report.line?.lineId ?? null;
  return (
    <>
      <CountsTable
        caption="Theo nhóm đơn vị"
        head="Nhóm đơn vị"
        rows={report.byClass}
        total={report.total}
        of={({ key }) => ({ line, group: key })}
        line={line}
      />
      {line === null ? (
        <CountsTable
          caption="Theo nội dung"
          head="Nội dung"
          rows={report.byLine}
          total={report.total}
          of={({ key }) => ({ line: key, group: null })}
          line={null}
        />
      ) : null}
    </>
  );
};

const Report = ({ report, now }: { report: ReportView; now: string }) => (
  <div className="report">
    <p className="report-subject">
      {report.documentLabel}
      {report.line === null ? '' : ` · ${report.line.title}`}
    </p>
    <AsOfControl text={`${report.moment.text}.`} />
    <p className="print-only">In lúc {formatInstant(now)}.</p>
    <p className="roll-up-sentence">{report.sentence}</p>
    <StatusBar totals={report.totals} />
    <Rates report={report} />
    <LastTime report={report} />
    <Tables report={report} />
    <NameLists report={report} />
    <UnitFigures report={report} />
    <Passages report={report} />
    <ReportTiers tiers={report.tiers} />
  </div>
);

/** Where a cascade stands at a moment, over all or for one line: figures that add up, each of which opens its list. */
export const RollUpsScreen = ({ cascadeId, now, mayWrite }: { cascadeId: string; now: string; mayWrite: boolean }) => {
  const cascade = useCascade(cascadeId);
  const address = useReportAddress();
  return (
    <Page
      wide
      title="Tổng hợp"
      above={
        <Crumbs
          steps={[
            { to: '/dot', text: 'Đợt triển khai' },
            { to: cascadeAddress(cascadeId), text: cascade.data?.title ?? 'Văn bản' },
            { to: matrixAddress(cascadeId), text: 'Bảng theo dõi' },
          ]}
        />
      }
      actions={<Files cascadeId={cascadeId} line={address.line} mayWrite={mayWrite} />}
    >
      <OpenFigure value={address.show}>
        <QueryState query={useReport(cascadeId, address.line)}>
          {(report) => (
            <>
              <LineChoice report={report} onChoose={address.choose} />
              <Report report={report} now={now} />
              <SettledRollUps cascadeId={cascadeId} line={address.line} />
            </>
          )}
        </QueryState>
      </OpenFigure>
      <FigurePanel cascadeId={cascadeId} open={address.open} onClose={() => address.show(null)} />
    </Page>
  );
};
