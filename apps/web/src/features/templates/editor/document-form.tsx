import {
  isRecord,
  obligationsOf,
  type Path,
  recordsOf,
  textOf,
  textsOf,
  titleOf,
  valueAt,
} from '../body/template-body.js';
import { LadderChoice } from './chase-section.js';
import { useEditor } from './editor-context.js';
import { ChoiceField, LinesField, NumberField, TextField } from './fields.js';
import { UnitField } from './unit-fields.js';

const Binds = ({ path }: { path: Path }) => {
  const { body, edit, vocabulary } = useEditor();
  const value = valueAt(body, path);
  const chosen = textsOf(value);
  return (
    <fieldset className="form-field">
      <legend className="field-label">Áp dụng cho</legend>
      <div className="class-boxes">
        <label>
          <input
            type="checkbox"
            checked={value === 'all'}
            onChange={(event) => edit(path, event.target.checked ? 'all' : [])}
          />
          Tất cả
        </label>
        {value === 'all'
          ? null
          : vocabulary.classes.map((one) => (
              <label key={one.value}>
                <input
                  type="checkbox"
                  checked={chosen.includes(one.value)}
                  onChange={(event) =>
                    edit(
                      path,
                      event.target.checked ? [...chosen, one.value] : chosen.filter((other) => other !== one.value),
                    )
                  }
                />
                {one.label}
              </label>
            ))}
      </div>
    </fieldset>
  );
};

/** "60% trở lên xếp loại Tốt": a target that the ratings of a scored obligation tell. */
const Measure = ({ path }: { path: Path }) => {
  const { body, edit } = useEditor();
  const measured = isRecord(valueAt(body, path));
  const scored = obligationsOf(body).filter((one) => isRecord(one['scoring']));
  return (
    <>
      <div className="form-field check-field">
        <input
          type="checkbox"
          id={`measure-${path.join('.')}`}
          checked={measured}
          disabled={!measured && scored.length === 0}
          onChange={(event) =>
            edit(path, event.target.checked ? { obligation: '', rating: 'Tốt', atLeastPercent: 60 } : undefined)
          }
        />
        <label htmlFor={`measure-${path.join('.')}`}>
          Đo bằng kết quả xếp loại{scored.length === 0 ? ' (cần một nghĩa vụ có bảng chấm điểm)' : ''}
        </label>
      </div>
      {measured ? (
        <div className="field-row">
          <ChoiceField
            path={[...path, 'obligation']}
            label="Nghĩa vụ được chấm điểm"
            options={scored.map((one) => ({ value: textOf(one['key']), text: titleOf(one) }))}
          />
          <TextField path={[...path, 'rating']} label="Xếp loại" />
          <NumberField path={[...path, 'atLeastPercent']} label="Ít nhất" after="% đơn vị" />
        </div>
      ) : null}
    </>
  );
};

const Targets = () => {
  const { body, edit } = useEditor();
  const rows = recordsOf(body['targets']);
  const highest = Math.max(0, ...rows.map(({ number }) => (typeof number === 'number' ? number : 0)));
  return (
    <details className="disclosure" open={rows.length > 0}>
      <summary>Chỉ tiêu ({rows.length})</summary>
      {rows.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the number itself is edited here
        <div className="row-card" key={index}>
          <NumberField path={['targets', index, 'number']} label="Chỉ tiêu số" />
          <TextField path={['targets', index, 'text']} label="Nội dung chỉ tiêu" lines={2} />
          <Binds path={['targets', index, 'binds']} />
          <Measure path={['targets', index, 'measure']} />
          <button
            type="button"
            className="text-button"
            onClick={() =>
              edit(
                ['targets'],
                rows.filter((__, at) => at !== index),
              )
            }
          >
            Bỏ chỉ tiêu này
          </button>
        </div>
      ))}
      <button
        type="button"
        className="text-button"
        onClick={() => edit(['targets'], [...rows, { number: highest + 1, text: '', binds: 'all' }])}
      >
        Thêm chỉ tiêu
      </button>
    </details>
  );
};

/** The document that the template carries out: as printed, and who issues, tracks and collects. */
export const DocumentForm = () => (
  <>
    <section className="form-section" aria-labelledby="section-document">
      <h3 id="section-document">Văn bản chỉ đạo</h3>
      <TextField path={['title']} label="Tên mẫu" lines={2} />
      <div className="field-row">
        <TextField path={['documentType']} label="Loại văn bản" hint="Ví dụ: Kế hoạch, Chỉ thị, Công văn" />
        <TextField path={['documentSign']} label="Ký hiệu" hint="Ví dụ: KH-UBND" />
      </div>
      <TextField path={['subject']} label="Trích yếu" lines={3} />
      <TextField path={['source']} label="Nguồn" hint="Văn bản nào, nhận từ đâu" lines={2} />
      <TextField path={['carriesOut']} label="Thực hiện văn bản cấp trên" optional lines={2} />
      <LinesField path={['basis']} label="Căn cứ" hint="Mỗi dòng một văn bản" />
      <LinesField path={['recipients']} label="Nơi nhận" hint="Mỗi dòng một nơi" />
    </section>
    <section className="form-section" aria-labelledby="section-bodies">
      <h3 id="section-bodies">Cơ quan</h3>
      <UnitField path={['issuer']} label="Cơ quan ban hành" />
      <UnitField path={['office']} label="Cơ quan theo dõi, đôn đốc (Văn phòng)" />
      <UnitField path={['focal']} label="Đầu mối tổng hợp" />
    </section>
    <section className="form-section" aria-labelledby="section-targets">
      <h3 id="section-targets">Chỉ tiêu và nhắc hạn chung</h3>
      <Targets />
      <LadderChoice path={['ladder']} inherited="không đánh dấu: theo bậc nhắc mặc định" />
    </section>
  </>
);
