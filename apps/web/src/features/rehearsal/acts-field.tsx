import type { RehearsalView } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import { FormField } from '../../components/form-field.js';
import { formatDay } from '../../components/plain-date-label.js';
import { saveFile } from '../templates/save-file.js';
import { ACTS_ID } from './use-setup.js';

type ActsProps = {
  value: string;
  onChange: (text: string) => void;
  error: string | undefined;
  /** The last rehearsal, whose units and lines a file can begin with. */
  view: RehearsalView | null;
};

const HINT =
  'Mỗi bài nộp một dòng: mã hoặc tên đơn vị; mã nghĩa vụ; ngày, có thể kèm giờ. Dòng bắt đầu bằng # là ghi chú.';
const EXAMPLE = 'so-y-te; bao-cao-nam.2026; 01/12/2026 14:30';

/** Every unit × line with its last day, as rows that only need other dates. */
const sheetOf = ({ cells, units, lines }: RehearsalView): string => {
  const names = new Map(units.map(({ unitId, name }) => [unitId, name]));
  const byId = new Map(lines.map((line) => [line.lineId, line]));
  const rows = cells.flatMap(({ unitId, lineId }) => {
    const line = byId.get(lineId);
    if (!line?.lastSafeDay) return [];
    return [`# ${names.get(unitId) ?? unitId}: ${line.title}`, `${unitId}; ${lineId}; ${formatDay(line.lastSafeDay)}`];
  });
  return ['# đơn vị; nghĩa vụ; ngày giờ nộp', ...rows, ''].join('\r\n');
};

/** Who hands in what and when: typed, or the text of a file. */
export const ActsField = ({ value, onChange, error, view }: ActsProps) => (
  <FormField id={ACTS_ID} label="Ai nộp ngày nào" hint={`${HINT} Ví dụ: ${EXAMPLE}`} error={error}>
    {({ status, ...control }) => (
      <>
        <Input.TextArea
          {...control}
          status={status}
          rows={6}
          value={value}
          spellCheck={false}
          maxLength={500_000}
          onChange={(event) => onChange(event.target.value)}
        />
        <div className="acts">
          <label className="link-button file-button">
            Chọn tệp
            <input
              type="file"
              className="visually-hidden"
              accept=".txt,.csv,.tsv,text/plain,text/csv"
              data-testid="acts-file"
              onChange={async ({ target }) => {
                const text = await target.files?.[0]?.text();
                target.value = '';
                if (text !== undefined) onChange(text);
              }}
            />
          </label>
          {view === null ? null : (
            <Button onClick={() => saveFile('ai-nop-ngay-nao.csv', new Blob([`\uFEFF${sheetOf(view)}`]))}>
              Tải tệp mẫu từ lần chạy vừa rồi
            </Button>
          )}
        </div>
      </>
    )}
  </FormField>
);
