import type { UnitRowView, UnitTreeView } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAsOf } from '../../api/as-of.js';
import { useUnitTree } from '../../api/units.js';
import { IMPORT_ADDRESS, registerUnitAddress } from '../../components/addresses.js';
import { AsOfControl } from '../../components/as-of-control.js';
import { EmptyState } from '../../components/empty-state.js';
import { Link } from '../../components/moment-link.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { matchesText } from '../../components/search-text.js';
import { UnitForm } from './unit-form.js';
import { Branches, UnitLink } from './unit-tree.js';
import { childrenByParent } from './unit-words.js';

const MOST_FOUND = 200;

const Found = ({ units }: { units: readonly UnitRowView[] }) =>
  units.length === 0 ? (
    <EmptyState title="Không có đơn vị nào như vậy" text="Tìm theo tên hoặc mã, có dấu hay không dấu đều được." />
  ) : (
    <>
      <ul className="unit-tree unit-found">
        {units.slice(0, MOST_FOUND).map((unit) => (
          <li key={unit.unitId}>
            <UnitLink unit={unit} />
          </li>
        ))}
      </ul>
      {units.length > MOST_FOUND ? (
        <p className="note">Còn {units.length - MOST_FOUND} đơn vị nữa; gõ thêm để thu hẹp.</p>
      ) : null}
    </>
  );

const Register = ({ tree }: { tree: UnitTreeView }) => {
  const [text, setText] = useState('');
  const [onlySilent, setOnlySilent] = useState(false);
  const query = useDeferredValue(text);
  const children = useMemo(() => childrenByParent(tree.units), [tree.units]);
  const found = useMemo(
    () =>
      tree.units.filter(
        ({ name, shortName, unitId, reachable }) =>
          !(onlySilent && reachable) && matchesText(`${name} ${shortName} ${unitId}`, query),
      ),
    [tree.units, query, onlySilent],
  );
  const searching = query.trim() !== '' || onlySilent;
  return (
    <>
      <div className="unit-filters">
        <label htmlFor="unit-search">Tìm đơn vị</label>
        <Input
          id="unit-search"
          type="search"
          value={text}
          maxLength={100}
          placeholder="so y te, phước…"
          onChange={(event) => setText(event.target.value)}
        />
        <label htmlFor="only-silent" className="check-label">
          <input
            id="only-silent"
            type="checkbox"
            checked={onlySilent}
            onChange={(event) => setOnlySilent(event.target.checked)}
          />{' '}
          Chỉ đơn vị chưa có người nhận thư ({tree.unreachable})
        </label>
      </div>
      <p role="status" className="as-of">
        {searching ? `${found.length} đơn vị khớp` : `${tree.units.length} đơn vị`}, như ngày {tree.onLabel}
      </p>
      {searching ? <Found units={found} /> : <Branches parent={null} units={children} open />}
    </>
  );
};

/** The register of units as of a day: a tree, a search, who cannot be reached, and a way to add. */
export const UnitTreeScreen = () => {
  const tree = useUnitTree();
  const asOf = useAsOf();
  const [adding, setAdding] = useState(false);
  const navigate = useNavigate();
  return (
    <QueryState query={tree} title="Đơn vị và đầu mối">
      {(data) => (
        <Page
          title="Đơn vị và đầu mối"
          actions={
            <>
              <AsOfControl text="" />
              {data.mayAdd && !adding && asOf === null ? (
                <>
                  <Link className="link-button" to={`${IMPORT_ADDRESS}?loai=units`}>
                    Nhập từ Excel
                  </Link>
                  <Button type="primary" onClick={() => setAdding(true)}>
                    Thêm đơn vị
                  </Button>
                </>
              ) : null}
            </>
          }
        >
          {adding ? (
            <UnitForm
              units={data.units}
              unit={null}
              onClose={() => setAdding(false)}
              onDone={([unitId]) => unitId !== undefined && void navigate(registerUnitAddress(unitId))}
            />
          ) : null}
          <Register tree={data} />
        </Page>
      )}
    </QueryState>
  );
};
