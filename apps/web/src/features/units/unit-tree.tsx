import type { UnitRowView } from '@dondoc/contracts';
import { useState } from 'react';
import { registerUnitAddress } from '../../components/addresses.js';
import { Link } from '../../components/moment-link.js';

type Children = ReadonlyMap<string | null, UnitRowView[]>;

/** Nobody reads what is written to the unit: said in words, with a sign. */
export const UnreachableSign = () => <span className="badge badge-failed">⚠ Chưa có người nhận thư</span>;

export const UnitLink = ({ unit }: { unit: UnitRowView }) => (
  <>
    <Link to={registerUnitAddress(unit.unitId)}>{unit.name}</Link> <span className="unit-aside">{unit.classLabel}</span>{' '}
    {unit.reachable ? null : <UnreachableSign />}
  </>
);

const Branch = ({ unit, units, open }: { unit: UnitRowView; units: Children; open: boolean }) => {
  const [opened, setOpened] = useState(open);
  const below = units.get(unit.unitId) ?? [];
  if (below.length === 0) {
    return (
      <li className="unit-leaf">
        <UnitLink unit={unit} />
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        className="unit-toggle"
        aria-expanded={opened}
        aria-label={`${opened ? 'Thu gọn' : 'Mở'} ${unit.name}: ${below.length} đơn vị trực thuộc`}
        onClick={() => setOpened(!opened)}
      >
        <span aria-hidden="true">{opened ? '−' : '+'}</span>
      </button>
      <UnitLink unit={unit} /> <span className="unit-aside">({below.length})</span>
      {opened ? <Branches parent={unit.unitId} units={units} open={false} /> : null}
    </li>
  );
};

/** Units below one, opened on demand: what nobody looks at is not drawn. */
export const Branches = ({ parent, units, open }: { parent: string | null; units: Children; open: boolean }) => (
  <ul className="unit-tree">
    {(units.get(parent) ?? []).map((unit) => (
      <Branch key={unit.unitId} unit={unit} units={units} open={open} />
    ))}
  </ul>
);
