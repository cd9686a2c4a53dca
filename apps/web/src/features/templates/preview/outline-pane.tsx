import type { OutlineRequest, OutlineView, TemplateBody } from '@dondoc/contracts';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { outlineSheet } from '../../../api/templates.js';
import { DateField } from '../../../components/date-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { matchesText } from '../../../components/search-text.js';
import { isDueConfirmed, obligationsOf, type Path, textOf, titleOf } from '../body/template-body.js';
import { ParentField } from '../parent-field.js';
import { saveFile } from '../save-file.js';
import { ProblemList, UnconfirmedList, WarningList } from './findings.js';
import { LineList } from './line-list.js';
import { MonthCalendar } from './month-calendar.js';
import { outlineRequest, type useOutline } from './use-outline.js';

const KINDS = { added: 'Thêm', dropped: 'Bớt', changed: 'Đổi' } as const;

/** What changes against the published version, and that running cascades stay as they are. */
export const DiffBlock = ({ outline }: { outline: OutlineView }) => (
  <details className="disclosure">
    <summary>So với bản đã công bố ({outline.diff.length} thay đổi)</summary>
    {outline.diff.length === 0 ? <p className="quiet">Không có thay đổi, hoặc chưa có bản công bố nào.</p> : null}
    <ul>
      {outline.diff.map(({ kind, obligation, text }) => (
        <li key={`${kind} ${obligation} ${text}`}>
          <strong>{KINDS[kind]}:</strong> {text}
        </li>
      ))}
    </ul>
    {outline.runningCascades.length === 0 ? null : (
      <>
        <p>
          Đang có {outline.runningCascades.length} đợt triển khai theo bản cũ: không đổi gì khi công bố; muốn áp dụng
          thì ban hành bản điều chỉnh ở từng đợt.
        </p>
        <ul>
          {outline.runningCascades.map(({ cascadeId, title }) => (
            <li key={cascadeId}>{title}</li>
          ))}
        </ul>
      </>
    )}
  </details>
);

const Slack = ({ slack }: Pick<OutlineView, 'slack'>) =>
  slack.length === 0 ? null : (
    <details className="disclosure">
      <summary>Khoảng trống giữa thu và tổng hợp ({slack.length})</summary>
      <ul>
        {slack.map(({ fromLine, toLine, text }) => (
          <li key={`${fromLine} ${toLine}`}>{text}</li>
        ))}
      </ul>
    </details>
  );

type UnitFilterProps = { outline: OutlineView; unitId: string; onUnit: (unitId: string) => void };

const UnitFilter = ({ outline, unitId, onUnit }: UnitFilterProps) => (
  <div className="form-field">
    <label htmlFor="outline-unit">Đơn vị</label>
    <Select
      id="outline-unit"
      className="wide-select"
      showSearch={{ filterOption: (typed, option) => matchesText(option?.label ?? '', typed) }}
      value={unitId}
      options={[
        { value: '', label: `Tất cả (${outline.units.length} đơn vị)` },
        ...outline.units.map((unit) => ({ value: unit.unitId, label: unit.name })),
      ]}
      onChange={onUnit}
    />
  </div>
);

const Dates = ({ outline, onSelect }: { outline: OutlineView; onSelect: (key: string) => void }) => {
  const [unitId, setUnitId] = useState('');
  const [view, setView] = useState<'list' | 'calendar'>('list');
  const of = outline.units.find((unit) => unit.unitId === unitId);
  const wanted = of === undefined ? null : new Set(of.lineIds);
  const lines = wanted === null ? outline.lines : outline.lines.filter(({ lineId }) => wanted.has(lineId));
  return (
    <>
      <UnitFilter outline={outline} unitId={of === undefined ? '' : unitId} onUnit={setUnitId} />
      <fieldset className="toggle-row">
        <legend className="visually-hidden">Cách xem</legend>
        <button type="button" className="toggle" aria-pressed={view === 'list'} onClick={() => setView('list')}>
          Danh sách
        </button>
        <button type="button" className="toggle" aria-pressed={view === 'calendar'} onClick={() => setView('calendar')}>
          Lịch tháng
        </button>
      </fieldset>
      {view === 'list' ? (
        <LineList lines={lines} total={wanted === null ? outline.counts.lines : lines.length} onSelect={onSelect} />
      ) : (
        <MonthCalendar lines={lines} />
      )}
    </>
  );
};

const SheetButton = ({ request }: { request: OutlineRequest }) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const download = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      saveFile(`lich-se-sinh-ra-${textOf(request.body['id']) || 'mau'}.xlsx`, await outlineSheet(request));
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <>
      <Button loading={busy} onClick={() => void download()}>
        Tải XLSX để trình ký
      </Button>
      {error === null ? null : <ProblemNotice error={error} />}
    </>
  );
};

/** What the preview assumes: the day of issue as typed, and the plan above ('' for none). */
export type Given = { issuedOn: string; parent: string };

type PaneProps = {
  body: TemplateBody;
  state: ReturnType<typeof useOutline>;
  given: Given;
  onGiven: (given: Given) => void;
  go: (path: Path) => void;
};

/** "Lịch sẽ sinh ra", always open: what the text on the screen would make, computed by the server at each pause. */
export const OutlinePane = ({ body, state, given, onGiven, go }: PaneProps) => {
  const { outline, pending, error, retry } = state;
  const obligations = obligationsOf(body);
  const keys = obligations.map(({ key }) => textOf(key));
  const unconfirmed = obligations.flatMap((one, index) =>
    isDueConfirmed(one) ? [] : [{ index, title: titleOf(one) }],
  );
  return (
    <section aria-labelledby="outline-title" className="outline-pane">
      <h2 id="outline-title">Lịch sẽ sinh ra</h2>
      <DateField
        id="outline-issued-on"
        label="Giả sử ban hành ngày"
        value={given.issuedOn}
        onChange={(issuedOn) => onGiven({ ...given, issuedOn })}
      />
      <ParentField id="outline-parent" value={given.parent} onChange={(parent) => onGiven({ ...given, parent })} />
      <p className="quiet" role="status">
        {pending ? 'Đang tính…' : ''}
      </p>
      {error === null ? null : <ProblemNotice error={error} onRetry={retry} />}
      <UnconfirmedList titles={unconfirmed} go={go} />
      {outline === null ? null : (
        <>
          <p className="counts" data-testid="outline-counts">
            {outline.countsSentence}
          </p>
          <ProblemList
            body={body}
            problems={outline.problems.filter((one) => !isUnconfirmedRule(one.path, unconfirmed))}
            go={go}
          />
          <WarningList warnings={outline.warnings} keys={keys} go={go} />
          <Slack slack={outline.slack} />
          <DiffBlock outline={outline} />
          <Dates outline={outline} onSelect={(key) => go(['obligations', keys.indexOf(key)])} />
          <SheetButton request={outlineRequest(body, given.issuedOn, given.parent)} />
        </>
      )}
    </section>
  );
};

/** The missing rule of an unconfirmed due date is named once, by the list that asks for the confirmation. */
const isUnconfirmedRule = (path: Path, unconfirmed: readonly { index: number }[]): boolean =>
  path[0] === 'obligations' &&
  path[2] === 'due' &&
  (path.length === 3 || path[3] === 'kind') &&
  unconfirmed.some(({ index }) => index === path[1]);
