import { type ImportKind, mayEver, type Role } from '@dondoc/contracts';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useCascades } from '../../api/cascades.js';
import { useImport } from '../../api/imports.js';
import { JOBS_ADDRESS } from '../../components/addresses.js';
import { Crumbs } from '../../components/crumbs.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { CheckStep } from './check-step.js';
import { FilesStep } from './files-step.js';
import { ReportStep } from './report-step.js';
import { SheetStep } from './sheet-step.js';

const KINDS: readonly { kind: ImportKind; text: string }[] = [
  { kind: 'submissions', text: 'Bài nộp của các đơn vị' },
  { kind: 'units', text: 'Danh mục đơn vị' },
  { kind: 'posts', text: 'Đầu mối ở các đơn vị' },
];

/** What is imported, for which cascade, and which uploaded file: all in the address, so that it can be shared and reloaded. */
const useChoice = () => {
  const [query, setQuery] = useSearchParams();
  const set = (changes: Readonly<Record<string, string | null>>): void =>
    setQuery((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  const kind = KINDS.find((one) => one.kind === query.get('loai'))?.kind ?? null;
  return { kind, cascadeId: query.get('dot'), importId: query.get('lan'), set };
};

/** Shows what was chosen before the address does: an arrow key that is pressed in between goes on from there. */
const useChosen = (value: string): [string, (value: string) => void] => {
  const [[known, chosen], setChosen] = useState([value, value]);
  if (known !== value) setChosen([value, value]);
  return [chosen, (next) => setChosen([known, next])];
};

const CascadeChoice = ({ value, onChange }: { value: string | null; onChange: (cascadeId: string) => void }) => {
  const [chosen, setChosen] = useChosen(value ?? '');
  return (
    <QueryState query={useCascades()}>
      {(cascades) => (
        <div className="form-field">
          <label htmlFor="import-cascade">Đợt triển khai</label>
          <select
            id="import-cascade"
            className="native-select"
            value={chosen}
            onChange={({ target }) => {
              setChosen(target.value);
              onChange(target.value);
            }}
          >
            <option value="">Chọn đợt…</option>
            {cascades
              .filter(({ status }) => status !== 'draft')
              .map(({ cascadeId, title }) => (
                <option key={cascadeId} value={cascadeId}>
                  {title}
                </option>
              ))}
          </select>
        </div>
      )}
    </QueryState>
  );
};

/** Import from Excel, step by step: choose, fill in, check, enter. */
export const ImportScreen = ({ role }: { role: Role }) => {
  const { kind, cascadeId, importId, set } = useChoice();
  const kinds = KINDS.filter((one) =>
    mayEver(role, one.kind === 'submissions' ? 'import.submissions' : 'import.register'),
  );
  const report = useImport(importId);
  const known = report.data;
  const shownKind = known?.kind ?? kind;
  const sheet = shownKind === null ? null : { kind: shownKind, cascadeId: known?.cascadeId ?? cascadeId };
  const ready = sheet !== null && (sheet.kind !== 'submissions' || sheet.cascadeId !== null);
  const first = sheet?.kind === 'submissions' ? 2 : 1;
  return (
    <Page wide title="Nhập từ Excel" above={<Crumbs steps={[{ to: JOBS_ADDRESS, text: 'Việc hàng loạt' }]} />}>
      <fieldset className="import-kinds">
        <legend>Nhập gì</legend>
        {kinds.map((one) => (
          <label key={one.kind} className="radio-line">
            <input
              type="radio"
              name="import-kind"
              checked={shownKind === one.kind}
              onChange={() => set({ loai: one.kind, lan: null })}
            />
            {one.text}
          </label>
        ))}
      </fieldset>
      {shownKind === 'submissions' ? (
        <CascadeChoice
          value={sheet?.cascadeId ?? null}
          onChange={(dot) => set({ loai: 'submissions', dot, lan: null })}
        />
      ) : null}
      {ready && sheet ? (
        <ol className="import-steps">
          {first === 2 ? <FilesStep step={1} /> : null}
          <SheetStep sheet={sheet} step={first} />
          <CheckStep sheet={sheet} step={first + 1} onChecked={(lan) => set({ lan })} />
          {importId === null ? null : (
            <QueryState query={report}>{(data) => <ReportStep key={data.importId} report={data} />}</QueryState>
          )}
        </ol>
      ) : null}
    </Page>
  );
};
