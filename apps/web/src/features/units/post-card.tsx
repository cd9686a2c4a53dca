import type { PostView } from '@dondoc/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { EndForm } from './end-form.js';
import { AbsenceForm, AppointForm, PostForm } from './post-forms.js';
import { UnreachableSign } from './unit-tree.js';

type Holding = PostView['holdings'][number];
type Absence = PostView['absences'][number];
type Open =
  | { act: 'appoint' | 'set' }
  | { act: 'end' | 'absence'; holding: Holding }
  | { act: 'return'; absence: Absence };
type CardProps = { unitId: string; post: PostView; readOnly: boolean };

const who = ({ name, username, email, disabled }: Pick<Holding, 'name' | 'username' | 'email' | 'disabled'>): string =>
  [name, username === null ? 'chưa có tài khoản' : username, email ?? '', disabled ? 'tài khoản đã khóa' : '']
    .filter((one) => one !== '')
    .join(' · ');

const HoldingLine = ({
  holding,
  acts,
}: {
  holding: Holding;
  acts: readonly { text: string; onClick: () => void }[];
}) => (
  <li className={holding.current ? 'held-now' : 'held-before'}>
    <span>
      {holding.current ? <strong>{who(holding)}</strong> : who(holding)} · {holding.span}
      {holding.alongside ? ' · cùng phụ trách' : ''}
      {holding.current ? ' · đang giữ' : ''}
    </span>{' '}
    {acts.map(({ text, onClick }) => (
      <Button key={text} size="small" onClick={onClick} aria-label={`${text}: ${holding.name}`}>
        {text}
      </Button>
    ))}
  </li>
);

const AbsenceLine = ({ absence, onEnd }: { absence: Absence; onEnd: (() => void) | null }) => (
  <li>
    {absence.holderName} vắng mặt {absence.span}, <strong>{absence.standIn.name}</strong> làm thay
    {absence.reason === '' ? '' : ` (${absence.reason})`}{' '}
    {onEnd ? (
      <Button size="small" onClick={onEnd}>
        Kết thúc sớm
      </Button>
    ) : null}
  </li>
);

const OpenForm = ({
  unitId,
  post,
  open,
  onClose,
}: Pick<CardProps, 'unitId' | 'post'> & { open: Open; onClose: () => void }) => {
  const at = [unitId, 'posts', post.kind];
  switch (open.act) {
    case 'appoint':
      return (
        <AppointForm
          unitId={unitId}
          post={post}
          held={post.holdings.some(({ current }) => current)}
          onClose={onClose}
        />
      );
    case 'set':
      return <PostForm unitId={unitId} post={post} onClose={onClose} />;
    case 'absence':
      return <AbsenceForm unitId={unitId} post={post} holding={open.holding} onClose={onClose} />;
    case 'end':
      return (
        <EndForm
          title={`${open.holding.name} thôi giữ vị trí`}
          act="Ghi thôi giữ"
          done="Đã ghi; từ ngày sau người này không làm việc cho vị trí nữa."
          parts={[...at, 'holders', open.holding.holdingId, 'end']}
          onClose={onClose}
        />
      );
    case 'return':
      return (
        <EndForm
          title={`${open.absence.holderName} trở lại`}
          act="Kết thúc vắng mặt"
          done="Đã kết thúc lần vắng mặt."
          parts={[...at, 'absences', open.absence.absenceId, 'end']}
          optional
          onClose={onClose}
        />
      );
  }
};

/** One post of a unit: who has the duty that day, who held it when, who stands in, and what may be done about it. */
export const PostCard = ({ unitId, post, readOnly }: CardProps) => {
  const [open, setOpen] = useState<Open | null>(null);
  const { kindLabel, title, email, onDuty, holdings, absences } = post;
  const mayAppoint = post.mayAppoint && !readOnly;
  const actsOn = (holding: Holding) =>
    holding.current || holding.to === null
      ? [
          ...(holding.mayBeAway && !readOnly
            ? [{ text: 'Vắng mặt', onClick: () => setOpen({ act: 'absence', holding }) }]
            : []),
          ...(mayAppoint ? [{ text: 'Thôi giữ', onClick: () => setOpen({ act: 'end', holding }) }] : []),
        ]
      : [];
  return (
    <section className="card post-card" aria-label={kindLabel}>
      <h3>{kindLabel}</h3>
      <p>
        {title} · Hộp thư: {email === '' ? 'chưa có' : email}
      </p>
      <p>{onDuty === null ? <UnreachableSign /> : <>Đang trực: {onDuty}</>}</p>
      {holdings.length === 0 ? null : (
        <ul className="held-list">
          {holdings.map((holding) => (
            <HoldingLine key={holding.holdingId} holding={holding} acts={actsOn(holding)} />
          ))}
          {absences.map((absence) => (
            <AbsenceLine
              key={absence.absenceId}
              absence={absence}
              onEnd={absence.current && absence.mayEnd && !readOnly ? () => setOpen({ act: 'return', absence }) : null}
            />
          ))}
        </ul>
      )}
      {mayAppoint && open === null ? (
        <div className="acts">
          <Button onClick={() => setOpen({ act: 'appoint' })}>Cử người</Button>
          <Button onClick={() => setOpen({ act: 'set' })}>Sửa chức danh, hộp thư</Button>
        </div>
      ) : null}
      {open ? <OpenForm unitId={unitId} post={post} open={open} onClose={() => setOpen(null)} /> : null}
    </section>
  );
};
