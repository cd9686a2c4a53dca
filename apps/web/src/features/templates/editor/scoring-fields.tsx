import type { ReactNode } from 'react';
import { isRecord, type Path, recordsOf, valueAt } from '../body/template-body.js';
import { useEditor } from './editor-context.js';
import { NumberField, TextField } from './fields.js';
import { UnitField, UnitsField } from './unit-fields.js';

const CriterionRow = ({ path }: { path: Path }) => (
  <div className="row-card">
    <div className="field-row">
      <NumberField path={[...path, 'number']} label="Tiêu chí số" />
      <NumberField path={[...path, 'max']} label="Điểm tối đa" />
    </div>
    <TextField path={[...path, 'title']} label="Nội dung tiêu chí" />
    <UnitsField path={[...path, 'coAppraisers']} label="Đơn vị cùng thẩm định" />
  </div>
);

const RatingRow = ({ path }: { path: Path }) => (
  <div className="field-row row-card">
    <TextField path={[...path, 'label']} label="Xếp loại" />
    <NumberField path={[...path, 'from']} label="Từ điểm" />
  </div>
);

type RowsProps = {
  path: Path;
  add: string;
  drop: string;
  fresh: (count: number) => object;
  row: (path: Path) => ReactNode;
};

const Rows = ({ path, add, drop, fresh, row }: RowsProps) => {
  const { body, edit } = useEditor();
  const rows = recordsOf(valueAt(body, path));
  return (
    <>
      {rows.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are added and taken away at the end only
        <div key={index}>{row([...path, index])}</div>
      ))}
      <p className="acts">
        <button type="button" className="text-button" onClick={() => edit(path, [...rows, fresh(rows.length)])}>
          {add}
        </button>
        {rows.length === 0 ? null : (
          <button type="button" className="text-button" onClick={() => edit(path, rows.slice(0, -1))}>
            {drop}
          </button>
        )}
      </p>
    </>
  );
};

const begin = () => ({
  appraiser: '',
  criteria: [{ number: 1, title: '', max: 10, coAppraisers: [] }],
  ratings: [
    { label: 'Tốt', from: 80 },
    { label: 'Khá', from: 65 },
    { label: 'Trung bình', from: 50 },
    { label: 'Yếu', from: 0 },
  ],
});

/** Score sheet: who appraises, the criteria, the ratings from the best down. */
export const ScoringFields = ({ path }: { path: Path }) => {
  const { body, edit } = useEditor();
  if (!isRecord(valueAt(body, path))) {
    return (
      <button type="button" className="text-button" onClick={() => edit(path, begin())}>
        Lập bảng chấm điểm
      </button>
    );
  }
  return (
    <>
      <UnitField path={[...path, 'appraiser']} label="Đơn vị thẩm định" />
      <Rows
        path={[...path, 'criteria']}
        add="Thêm tiêu chí"
        drop="Bỏ tiêu chí cuối"
        fresh={(count) => ({ number: count + 1, title: '', max: 10, coAppraisers: [] })}
        row={(at) => <CriterionRow path={at} />}
      />
      <Rows
        path={[...path, 'ratings']}
        add="Thêm mức xếp loại"
        drop="Bỏ mức cuối"
        fresh={() => ({ label: '', from: 0 })}
        row={(at) => <RatingRow path={at} />}
      />
      <button type="button" className="text-button" onClick={() => edit(path, undefined)}>
        Bỏ bảng chấm điểm
      </button>
    </>
  );
};
