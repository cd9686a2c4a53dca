import { type Path, recordsOf, valueAt } from '../body/template-body.js';
import { freeCode } from '../body/obligation-edits.js';
import { useEditor } from './editor-context.js';
import { CheckField, ChoiceField, NumberField, TextField } from './fields.js';

const Figures = ({ path }: { path: Path }) => {
  const { body, edit } = useEditor();
  const rows = recordsOf(valueAt(body, path));
  const add = (): void => {
    const key = freeCode('so-lieu', new Set(rows.map((row) => String(row['key']))));
    edit(path, [...rows, { key, label: '', unit: '' }]);
  };
  return (
    <details className="disclosure" open={rows.length > 0}>
      <summary>Số liệu phải nộp kèm ({rows.length})</summary>
      {rows.map((row, index) => (
        <div className="field-row row-card" key={String(row['key'])}>
          <TextField path={[...path, index, 'label']} label="Tên số liệu" />
          <TextField path={[...path, index, 'unit']} label="Đơn vị tính" />
          <NumberField path={[...path, index, 'max']} label="Lớn nhất" optional />
          <CheckField path={[...path, index, 'required']} label="Bắt buộc" fallback />
          <button
            type="button"
            className="text-button"
            onClick={() =>
              edit(
                path,
                rows.filter((_, at) => at !== index),
              )
            }
          >
            Bỏ số liệu này
          </button>
        </div>
      ))}
      <button type="button" className="text-button" onClick={add}>
        Thêm số liệu
      </button>
    </details>
  );
};

/** What is handed in. */
export const WhatSection = ({ index }: { index: number }) => {
  const { vocabulary } = useEditor();
  const path: Path = ['obligations', index];
  const groups = vocabulary.groups.map(({ value, label }) => ({ value, text: label }));
  return (
    <section className="form-section" aria-labelledby="section-what">
      <h3 id="section-what">Việc gì</h3>
      <TextField path={[...path, 'title']} label="Tên nghĩa vụ (việc phải nộp)" lines={2} />
      <div className="field-row">
        <TextField path={[...path, 'shortTitle']} label="Tên ngắn" hint="Hiện ở đầu cột của bảng theo dõi" />
        <ChoiceField path={[...path, 'group']} label="Nhóm" options={groups} />
      </div>
      <Figures path={[...path, 'figures']} />
    </section>
  );
};
