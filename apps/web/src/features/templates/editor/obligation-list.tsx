import { Button, Input } from 'antd';
import { memo, useState } from 'react';
import { matchesText } from '../../../components/search-text.js';
import { isDueConfirmed, type ObligationBody, textOf, textsOf, titleOf, valueAt } from '../body/template-body.js';
import { useEditor } from './editor-context.js';

/** Rows drawn at once: a template may have a thousand obligations. */
const PAGE = 80;

type Grouping = 'group' | 'tier';

/** Where the form stands: the document, or one obligation. */
export type Selection = 'document' | number;

type RowProps = {
  obligation: ObligationBody;
  index: number;
  selected: boolean;
  wrong: boolean;
  onSelect: (index: number) => void;
};

const Row = memo(({ obligation, index, selected, wrong, onSelect }: RowProps) => (
  <li>
    <button
      type="button"
      className="obligation-row"
      aria-current={selected ? 'true' : undefined}
      onClick={() => onSelect(index)}
    >
      <span>{titleOf(obligation)}</span>
      {isDueConfirmed(obligation) ? null : <span className="row-flag">chưa xác nhận hạn</span>}
      {wrong ? <span className="row-flag row-flag-wrong">cần sửa</span> : null}
    </button>
  </li>
));
Row.displayName = 'Row';

type Entry = { obligation: ObligationBody; index: number };

/** Obligations under their group, or under whom they bind; groups in the order of their first obligation. */
const grouped = (entries: readonly Entry[], nameOf: (one: ObligationBody) => string): [string, Entry[]][] => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = nameOf(entry.obligation);
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return [...groups];
};

const useNames = (grouping: Grouping) => {
  const { vocabulary } = useEditor();
  const labels = new Map(vocabulary.groups.map(({ value, label }) => [value, label]));
  const classes = new Map(vocabulary.classes.map(({ value, label }) => [value, label]));
  return (one: ObligationBody): string => {
    if (grouping === 'group') return labels.get(textOf(one['group'])) ?? 'Chưa chọn nhóm';
    const named = textsOf(valueAt(one, ['owedBy', 'classes']));
    if (named.length === 0)
      return textsOf(valueAt(one, ['owedBy', 'units'])).length > 0 ? 'Đơn vị nêu tên' : 'Chưa chọn đơn vị';
    return named.map((value) => classes.get(value) ?? value).join(', ');
  };
};

type ListProps = {
  obligations: readonly ObligationBody[];
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onAdd: () => void;
};

/** Left: the document, then every obligation by group or by tier, a page at a time. */
export const ObligationList = ({ obligations, selection, onSelect, onAdd }: ListProps) => {
  const { problems } = useEditor();
  const [query, setQuery] = useState('');
  const [grouping, setGrouping] = useState<Grouping>('group');
  const [shown, setShown] = useState(PAGE);
  const nameOf = useNames(grouping);
  const wrong = new Set(problems.filter(({ path }) => path[0] === 'obligations').map(({ path }) => path[1]));
  const found = obligations
    .map((obligation, index) => ({ obligation, index }))
    .filter(({ obligation }) => query.trim() === '' || matchesText(titleOf(obligation), query));
  return (
    <nav aria-label="Các phần của mẫu" className="obligation-list">
      <button
        type="button"
        className="obligation-row"
        aria-current={selection === 'document' ? 'true' : undefined}
        onClick={() => onSelect('document')}
      >
        Văn bản chỉ đạo
      </button>
      <h2>
        Nghĩa vụ <span className="count">({obligations.length})</span>
      </h2>
      {obligations.length > 8 ? (
        <Input
          type="search"
          aria-label="Tìm nghĩa vụ"
          placeholder="Tìm nghĩa vụ"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      ) : null}
      <label className="grouping">
        Xếp theo{' '}
        <select
          className="native-select slot-select"
          value={grouping}
          onChange={(event) => setGrouping(event.target.value === 'tier' ? 'tier' : 'group')}
        >
          <option value="group">loại việc</option>
          <option value="tier">khối đơn vị</option>
        </select>
      </label>
      {grouped(found.slice(0, shown), nameOf).map(([name, entries]) => (
        <section key={name}>
          <h3>{name}</h3>
          <ol>
            {entries.map(({ obligation, index }) => (
              <Row
                key={`${index} ${textOf(obligation['key'])}`}
                obligation={obligation}
                index={index}
                selected={selection === index}
                wrong={wrong.has(index)}
                onSelect={onSelect}
              />
            ))}
          </ol>
        </section>
      ))}
      {found.length > shown ? (
        <button type="button" className="link-button" onClick={() => setShown(shown + PAGE)}>
          Xem thêm (còn {found.length - shown})
        </button>
      ) : null}
      <Button className="add-obligation" onClick={onAdd}>
        Thêm nghĩa vụ
      </Button>
    </nav>
  );
};
