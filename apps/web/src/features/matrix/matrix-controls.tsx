import type { MatrixView } from '@dondoc/contracts';
import { Input } from 'antd';
import { yearOf } from '../../components/plain-date-label.js';
import { type MatrixAddress, type YearChoice, yearParameter } from './matrix-filter.js';
import { isNarrow, yearsOf } from './matrix-shape.js';

type ControlsProps = { matrix: MatrixView; today: string; address: MatrixAddress };

const YearButtons = ({ matrix, today, address }: ControlsProps) => {
  const years = yearsOf(matrix);
  const choices: { value: YearChoice; text: string }[] = [
    { value: 'current', text: `Năm ${yearOf(today)} và còn mở` },
    ...years.map((year) => ({ value: year, text: String(year) })),
    { value: 'all', text: 'Tất cả' },
  ];
  return (
    <fieldset className="toggle-row">
      <legend className="visually-hidden">Năm</legend>
      {choices.map(({ value, text }) => (
        <button
          key={String(value)}
          type="button"
          className="toggle"
          aria-pressed={address.filter.year === value}
          onClick={() => address.set('year', yearParameter(value))}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
};

const SWITCHES = [
  { name: 'onlyOverdue', text: 'Chỉ quá hạn' },
  { name: 'hideNotYet', text: 'Ẩn chưa đến hạn' },
  { name: 'mostOverdueFirst', text: 'Quá hạn nhiều trước' },
] as const;

/** Year, toggles and search of the table. */
export const MatrixControls = (props: ControlsProps) => {
  const { filter, set } = props.address;
  return (
    <div className="matrix-controls no-print">
      {isNarrow(props.matrix) && filter.year === 'current' ? null : <YearButtons {...props} />}
      <fieldset className="toggle-row">
        <legend className="visually-hidden">Hiện và xếp</legend>
        {SWITCHES.map(({ name, text }) => (
          <button
            key={name}
            type="button"
            className="toggle"
            aria-pressed={filter[name]}
            onClick={() => set(name, filter[name] ? '' : '1')}
          >
            {text}
          </button>
        ))}
      </fieldset>
      <Input
        type="search"
        className="search"
        aria-label="Tìm đơn vị"
        placeholder="Tìm đơn vị, ví dụ: so y te"
        value={filter.unitText}
        onChange={(event) => set('unitText', event.target.value)}
      />
    </div>
  );
};
