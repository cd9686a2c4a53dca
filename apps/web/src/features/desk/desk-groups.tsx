import type { DeskAnswer, DeskFilter, DeskGroup, DeskGrouping } from '@dondoc/contracts';
import { formatNumber } from '../../components/number-text.js';
import { STATUS_LIST } from '../../components/status-vocabulary.js';
import type { DeskAddress } from './desk-address.js';

const CHOICES: readonly { value: DeskGrouping | null; text: string }[] = [
  { value: null, text: 'Không nhóm' },
  { value: 'unit', text: 'Theo đơn vị' },
  { value: 'class', text: 'Theo loại đơn vị' },
  { value: 'cascade', text: 'Theo đợt' },
  { value: 'line', text: 'Theo việc' },
];

/** By what the totals are grouped. */
export const GroupChoice = ({ address }: { address: DeskAddress }) => (
  <fieldset className="toggle-row no-print">
    <legend className="visually-hidden">Nhóm theo</legend>
    {CHOICES.map(({ value, text }) => (
      <button
        key={text}
        type="button"
        className="toggle"
        aria-pressed={address.groupBy === value}
        onClick={() => address.group(value)}
      >
        {text}
      </button>
    ))}
  </fieldset>
);

/** The filter that shows one group's rows. */
const only = (by: DeskGrouping, key: string): Partial<DeskFilter> => {
  switch (by) {
    case 'unit':
      return { units: [key] };
    case 'class':
      return { classes: [key as DeskFilter['classes'][number]] };
    case 'cascade':
      return { cascades: [key] };
    case 'line': {
      const [cascadeId = '', ...line] = key.split('/');
      return { cascades: [cascadeId], lines: [line.join('/')] };
    }
  }
};

const columnsOf = (totals: DeskAnswer['totals']) => STATUS_LIST.filter(({ code }) => (totals[code] ?? 0) > 0);

const GroupLine = ({
  group,
  by,
  totals,
  address,
}: {
  group: DeskGroup;
  by: DeskGrouping;
  totals: DeskAnswer['totals'];
  address: DeskAddress;
}) => (
  <tr>
    <th scope="row">
      <button
        type="button"
        className="text-button"
        onClick={() => address.show({ ...address.filter, ...only(by, group.key) }, null)}
      >
        {group.label}
      </button>
    </th>
    {columnsOf(totals).map(({ code }) => (
      <td key={code}>{formatNumber(group.counts[code] ?? 0)}</td>
    ))}
    <td>
      <strong>{formatNumber(group.total)}</strong>
    </td>
  </tr>
);

/** Totals of the groups; each opens its rows. The last line is the sum, equal to the whole list. */
export const GroupTotals = ({
  answer,
  by,
  address,
}: {
  answer: DeskAnswer;
  by: DeskGrouping;
  address: DeskAddress;
}) => (
  <div className="table-frame desk-groups">
    <table className="plain-table">
      <caption className="visually-hidden">Số việc theo nhóm và tình trạng</caption>
      <thead>
        <tr>
          <th scope="col">Nhóm</th>
          {columnsOf(answer.totals).map(({ code, name }) => (
            <th key={code} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">Cộng</th>
        </tr>
      </thead>
      <tbody>
        {answer.groups.map((group) => (
          <GroupLine key={group.key} group={group} by={by} totals={answer.totals} address={address} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Tổng cộng</th>
          {columnsOf(answer.totals).map(({ code }) => (
            <td key={code}>{formatNumber(answer.totals[code] ?? 0)}</td>
          ))}
          <td>
            <strong>{formatNumber(answer.total)}</strong>
          </td>
        </tr>
      </tfoot>
    </table>
  </div>
);
