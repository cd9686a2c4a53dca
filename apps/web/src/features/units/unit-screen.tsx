import type { PostView, UnitDetailView } from '@dondoc/contracts';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAsOf } from '../../api/as-of.js';
import { useFreshUnit, useUnit, useUnitTree } from '../../api/units.js';
import { REGISTER_ADDRESS, registerUnitAddress, unitAddress } from '../../components/addresses.js';
import { AsOfControl } from '../../components/as-of-control.js';
import { Crumbs } from '../../components/crumbs.js';
import { formatInstant } from '../../components/instant-label.js';
import { Link } from '../../components/moment-link.js';
import { formatDay } from '../../components/plain-date-label.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { EndForm } from './end-form.js';
import { AppointForm } from './post-forms.js';
import { PostCard } from './post-card.js';
import { UnitForm } from './unit-form.js';
import { UnreachableSign } from './unit-tree.js';

const Facts = ({ unit }: { unit: UnitDetailView }) => (
  <dl className="facts">
    <dt>Mã</dt>
    <dd>{unit.unitId}</dd>
    <dt>Loại</dt>
    <dd>{unit.classLabel}</dd>
    <dt>Trực thuộc</dt>
    <dd>{unit.parent === null ? 'Không' : <Link to={registerUnitAddress(unit.parent)}>{unit.parentName}</Link>}</dd>
    <dt>Tuyến báo cáo khi quá hạn</dt>
    <dd>{unit.dutyLine.map(({ name }) => name).join(' → ') || 'Chưa có'}</dd>
    <dt>Hoạt động</dt>
    <dd>
      từ {formatDay(unit.validFrom)}
      {unit.validTo === null ? '' : ` đến ${formatDay(unit.validTo)}`}
    </dd>
    {unit.former.length === 0 ? null : (
      <>
        <dt>Trước đây</dt>
        <dd>
          <ul>
            {unit.former.map(({ until, untilLabel, text }) => (
              <li key={until}>
                Đến {untilLabel}: {text}
              </li>
            ))}
          </ul>
        </dd>
      </>
    )}
  </dl>
);

const NewPost = ({ unit }: { unit: UnitDetailView }) => {
  const [kind, setKind] = useState('');
  const known = new Set((unit.posts ?? []).map((post) => post.kind));
  const missing = unit.appointable.filter((one) => !known.has(one.kind));
  const chosen = missing.find((one) => one.kind === kind);
  if (missing.length === 0) return null;
  if (chosen) {
    const post = { kind: chosen.kind, kindLabel: chosen.label };
    return <AppointForm unitId={unit.unitId} post={post} held={false} onClose={() => setKind('')} />;
  }
  return (
    <div className="acts">
      {missing.map((one) => (
        <Button key={one.kind} onClick={() => setKind(one.kind)}>
          Cử {one.label.toLowerCase()}
        </Button>
      ))}
    </div>
  );
};

const Posts = ({ unit, posts, readOnly }: { unit: UnitDetailView; posts: readonly PostView[]; readOnly: boolean }) => (
  <section className="unit-posts">
    <h2>Vị trí và người giữ</h2>
    <div className="cards">
      {posts.map((post) => (
        <PostCard key={post.kind} unitId={unit.unitId} post={post} readOnly={readOnly} />
      ))}
    </div>
    {readOnly ? null : <NewPost unit={unit} />}
  </section>
);

const ChangeForm = ({ unit, onClose }: { unit: UnitDetailView; onClose: () => void }) => (
  <QueryState query={useUnitTree()}>
    {({ units }) => <UnitForm units={units} unit={unit} onClose={onClose} />}
  </QueryState>
);

const CloseForm = ({ unit, onClose }: { unit: UnitDetailView; onClose: () => void }) => {
  const [seen, setSeen] = useState(unit.revision);
  const freshUnit = useFreshUnit();
  return (
    <EndForm
      title="Đơn vị chấm dứt hoạt động"
      act="Ghi chấm dứt"
      done="Đã ghi ngày chấm dứt hoạt động."
      parts={[unit.unitId, 'closing']}
      onClose={onClose}
      revision={seen}
      onStale={() => void freshUnit(unit.unitId).then((fresh) => fresh && setSeen(fresh.revision))}
    />
  );
};

const History = ({ unit }: { unit: UnitDetailView }) =>
  unit.history.length === 0 ? null : (
    <details className="unit-history">
      <summary>Quá trình ghi nhận ({unit.history.length})</summary>
      <ol>
        {unit.history.map(({ at, by, text }, index) => (
          <li key={`${at} ${index}`}>
            {formatInstant(at)} · {by}: {text}
          </li>
        ))}
      </ol>
    </details>
  );

const Unit = ({ unit, actions }: { unit: UnitDetailView; actions: ReactNode }) => {
  const [open, setOpen] = useState<'change' | 'close' | null>(null);
  const readOnly = useAsOf() !== null;
  const mayChange = unit.may.includes('unit.change') && !readOnly;
  const close = (): void => setOpen(null);
  return (
    <Page
      title={unit.name}
      above={<Crumbs steps={[{ to: REGISTER_ADDRESS, text: 'Đơn vị và đầu mối' }]} />}
      heading={
        <>
          {unit.name} {unit.reachable ? null : <UnreachableSign />}
        </>
      }
      actions={
        <>
          {actions}
          {unit.may.includes('due-list.read') ? (
            <Link className="link-button" to={unitAddress(unit.unitId)}>
              Việc của đơn vị
            </Link>
          ) : null}
          {mayChange && open === null ? (
            <>
              <Button onClick={() => setOpen('change')}>Thay đổi</Button>
              <Button onClick={() => setOpen('close')}>Chấm dứt hoạt động</Button>
            </>
          ) : null}
        </>
      }
    >
      {open === 'change' ? <ChangeForm unit={unit} onClose={close} /> : null}
      {open === 'close' ? <CloseForm unit={unit} onClose={close} /> : null}
      <Facts unit={unit} />
      {unit.posts === null ? (
        <p className="note">Người giữ các vị trí chỉ hiện với đơn vị đó và cơ quan theo dõi.</p>
      ) : (
        <Posts unit={unit} posts={unit.posts} readOnly={readOnly} />
      )}
      <History unit={unit} />
    </Page>
  );
};

/** One unit of the register as of a day: what it is, who holds its posts, what it was before. */
export const UnitScreen = ({ unitId }: { unitId: string }) => (
  <QueryState query={useUnit(unitId)} title="Đơn vị">
    {(unit) => <Unit unit={unit} actions={<AsOfControl text={`Như ngày ${formatDay(unit.on)}`} />} />}
  </QueryState>
);
