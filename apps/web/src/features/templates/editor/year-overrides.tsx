import { wholeFromText } from '../body/rule-slots.js';
import { type Path, recordsOf, textOf, valueAt } from '../body/template-body.js';
import { DateSlot } from './date-slot.js';
import { fieldId, useEditor } from './editor-context.js';

const Override = ({ path, onRemove }: { path: Path; onRemove: () => void }) => {
  const { body, edit, settle } = useEditor();
  const at = (name: string): Path => [...path, name];
  return (
    <li>
      riêng năm{' '}
      <input
        id={fieldId(at('year'))}
        aria-label="Năm"
        className="slot-input slot-short"
        value={textOf(valueAt(body, at('year')))}
        onChange={(event) => edit(at('year'), wholeFromText(event.target.value))}
        onBlur={settle}
        maxLength={4}
      />{' '}
      <select
        aria-label="Tính cả ngày đó hay không, riêng năm này"
        className="native-select slot-select"
        value={textOf(valueAt(body, at('boundary')))}
        onChange={(event) => edit(at('boundary'), event.target.value)}
      >
        <option value="before">trước</option>
        <option value="on">chậm nhất</option>
      </select>{' '}
      ngày{' '}
      <DateSlot
        id={fieldId(at('date'))}
        label="Ngày riêng của năm này"
        value={valueAt(body, at('date'))}
        onChange={(value) => edit(at('date'), value)}
        onBlur={settle}
      />
      ; nguyên văn{' '}
      <input
        id={fieldId(at('words'))}
        aria-label="Nguyên văn của năm này"
        className="slot-input slot-text"
        value={textOf(valueAt(body, at('words')))}
        onChange={(event) => edit(at('words'), event.target.value)}
        onBlur={settle}
        maxLength={500}
      />{' '}
      <button type="button" className="text-button" onClick={onRemove}>
        Bỏ năm này
      </button>
    </li>
  );
};

/** Years for which the source states another date ("riêng năm 2022 …"). */
export const YearOverrides = ({ due }: { due: Path }) => {
  const { body, edit } = useEditor();
  const path = [...due, 'overrides'];
  const rows = recordsOf(valueAt(body, path));
  return (
    <div className="year-overrides">
      {rows.length === 0 ? null : (
        <ul>
          {rows.map((_, index) => (
            <Override
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
              key={index}
              path={[...path, index]}
              onRemove={() =>
                edit(
                  path,
                  rows.filter((__, at) => at !== index),
                )
              }
            />
          ))}
        </ul>
      )}
      <button
        type="button"
        className="text-button"
        onClick={() => edit(path, [...rows, { year: '', date: '', words: '', boundary: 'before' }])}
      >
        Thêm ngày riêng cho một năm
      </button>
    </div>
  );
};
