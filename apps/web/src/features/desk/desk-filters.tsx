import type { DeskChoices, DeskFilter } from '@dondoc/contracts';
import { Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useDeskChoices } from '../../api/desk.js';
import { matchesText } from '../../components/search-text.js';
import { useSettledText } from '../../components/settled-text.js';
import { STATUS_LIST } from '../../components/status-vocabulary.js';
import type { DeskAddress } from './desk-address.js';

type Option = { value: string; label: string };
type FieldProps = { label: string; options: readonly Option[]; wide?: boolean };

const search = {
  showSearch: {
    filterOption: (typed: string, option?: { label?: unknown }) => matchesText(String(option?.label ?? ''), typed),
  },
  allowClear: true,
  popupMatchSelectWidth: false,
} as const;

const Several = ({
  label,
  options,
  value,
  onChange,
}: FieldProps & { value: readonly string[]; onChange: (values: string[]) => void }) => (
  <Select
    {...search}
    mode="multiple"
    maxTagCount="responsive"
    className="desk-select"
    aria-label={label}
    placeholder={label}
    options={[...options]}
    value={[...value]}
    onChange={onChange}
  />
);

const One = ({
  label,
  options,
  value,
  onChange,
}: FieldProps & { value: string | null; onChange: (value: string | null) => void }) => (
  <Select
    {...search}
    className="desk-select"
    aria-label={label}
    placeholder={label}
    options={[...options]}
    value={value}
    onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
  />
);

/** What is typed goes into the address once nobody types any more. */
const TextFilter = ({ address }: { address: DeskAddress }) => {
  const [typed, setTyped] = useState(address.filter.text);
  const settled = useSettledText(typed);
  const { text } = address.filter;
  const { set } = address;
  useEffect(() => {
    if (settled !== text && settled === typed) set({ text: settled });
    // Only a settled text changes the address; a text that came with the address is shown below.
  }, [settled]);
  useEffect(() => setTyped(text), [text]);
  return (
    <Input
      type="search"
      className="search desk-text"
      aria-label="Tìm trong danh sách"
      placeholder="Tìm đơn vị, việc, văn bản: so y te bao cao nam"
      maxLength={200}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
};

/** How many filters stand behind "Thêm bộ lọc". */
const hiddenFilters = ({ lines, groups, within, via, year, period, statuses }: DeskFilter): number =>
  [lines.length, groups.length, statuses.length].filter((count) => count > 0).length +
  [within, via, year, period].filter((one) => one !== null).length;

const More = ({ choices, address }: { choices: DeskChoices; address: DeskAddress }) => {
  const { filter, set } = address;
  const years = choices.years.map((year) => ({ value: String(year), label: String(year) }));
  const statuses = STATUS_LIST.map(({ code, name }) => ({ value: code, label: name }));
  const lines = choices.lines.filter(
    ({ cascadeId }) => filter.cascades.length === 0 || filter.cascades.includes(cascadeId),
  );
  return (
    <div className="desk-filters desk-filters-more">
      <Several
        label="Tình trạng"
        options={statuses}
        value={filter.statuses}
        onChange={(values) => set({ statuses: values as DeskFilter['statuses'] })}
      />
      <Several label="Việc" options={lines} value={filter.lines} onChange={(values) => set({ lines: values })} />
      <Several
        label="Nhóm việc"
        options={choices.groups}
        value={filter.groups}
        onChange={(values) => set({ groups: values })}
      />
      <One
        label="Thuộc cơ quan"
        options={choices.parents}
        value={filter.within}
        onChange={(within) => set({ within })}
      />
      <One label="Gửi qua" options={choices.vias} value={filter.via} onChange={(via) => set({ via })} />
      <One
        label="Năm"
        options={years}
        value={filter.year === null ? null : String(filter.year)}
        onChange={(year) => set({ year: year === null ? null : Number(year) })}
      />
      <One label="Kỳ" options={choices.periods} value={filter.period} onChange={(period) => set({ period })} />
    </div>
  );
};

const NOTHING: DeskChoices = {
  cascades: [],
  lines: [],
  groups: [],
  classes: [],
  units: [],
  parents: [],
  vias: [],
  years: [],
  periods: [],
};

/** Whom and what the rows are about. */
export const DeskFilters = ({ address }: { address: DeskAddress }) => {
  const choices = useDeskChoices().data ?? NOTHING;
  const { filter, set } = address;
  const hidden = hiddenFilters(filter);
  const [more, setMore] = useState(hidden > 0);
  return (
    <section className="desk-filter-block no-print" aria-label="Bộ lọc">
      <div className="desk-filters">
        <TextFilter address={address} />
        <Several
          label="Đợt triển khai"
          options={choices.cascades}
          value={filter.cascades}
          onChange={(cascades) => set({ cascades })}
        />
        <Several
          label="Loại đơn vị"
          options={choices.classes}
          value={filter.classes}
          onChange={(values) => set({ classes: values as DeskFilter['classes'] })}
        />
        <Several label="Đơn vị" options={choices.units} value={filter.units} onChange={(units) => set({ units })} />
        <button type="button" className="text-button" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? 'Bớt bộ lọc' : 'Thêm bộ lọc'}
          {hidden > 0 ? ` (${hidden})` : ''}
        </button>
      </div>
      {more ? <More choices={choices} address={address} /> : null}
    </section>
  );
};
