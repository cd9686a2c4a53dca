import type { PostView } from '@dondoc/contracts';
import { useState } from 'react';
import { useFreshUnit } from '../../api/units.js';
import { DateField } from '../../components/date-field.js';
import type { FormError } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { ActForm } from './act-form.js';
import { ChoiceField, ReasonField, TextField } from './fields.js';

const PERSON_IDS = { username: 'person-account', name: 'person-name', email: 'person-email' };
const blankPerson = { username: '', name: '', email: '' };
type Person = typeof blankPerson;

const PersonFields = ({
  person,
  onChange,
  errors,
}: {
  person: Person;
  onChange: (person: Person) => void;
  errors: readonly FormError[];
}) => {
  const set = (field: keyof Person) => (value: string) => onChange({ ...person, [field]: value });
  return (
    <div className="field-row">
      <TextField
        id={PERSON_IDS.username}
        label="Tên đăng nhập"
        hint="Có tài khoản thì chỉ cần nhập mục này"
        optional
        maxLength={100}
        value={person.username}
        onChange={set('username')}
        errors={errors}
      />
      <TextField
        id={PERSON_IDS.name}
        label="Họ và tên"
        optional
        maxLength={200}
        value={person.name}
        onChange={set('name')}
        errors={errors}
      />
      <TextField
        id={PERSON_IDS.email}
        label="Thư điện tử"
        hint="Để trống: thư đến hộp thư của vị trí"
        optional
        maxLength={254}
        value={person.email}
        onChange={set('email')}
        errors={errors}
      />
    </div>
  );
};

const personBody = ({ username, name, email }: Person) => ({ username: username || null, name, email: email || null });
type FormProps = { unitId: string; post: Pick<PostView, 'kind' | 'kindLabel'>; onClose: () => void };

const APPOINT_IDS = { ...PERSON_IDS, from: 'appoint-from', to: 'appoint-to', reason: 'appoint-reason' };

/** Gives a post to somebody from a date. */
export const AppointForm = ({ unitId, post, held, onClose }: FormProps & { held: boolean }) => {
  const [person, setPerson] = useState(blankPerson);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [how, setHow] = useState(held ? 'replaces' : 'alone');
  const [reason, setReason] = useState('');
  const body = {
    ...personBody(person),
    from,
    to: to || null,
    alongside: how === 'alongside',
    replaces: how === 'replaces',
    reason,
  };
  return (
    <ActForm
      title={`Cử người: ${post.kindLabel}`}
      act="Cử"
      done="Đã cử."
      ids={APPOINT_IDS}
      request={{ method: 'POST', parts: [unitId, 'posts', post.kind, 'holders'], body }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <PersonFields person={person} onChange={setPerson} errors={errors} />
          <div className="field-row">
            <DateField
              id="appoint-from"
              label="Từ ngày"
              value={from}
              onChange={setFrom}
              error={errorAt(errors, 'appoint-from')}
            />
            <DateField
              id="appoint-to"
              label="Đến hết ngày"
              optional
              value={to}
              onChange={setTo}
              error={errorAt(errors, 'appoint-to')}
            />
          </div>
          <ChoiceField
            id="appoint-how"
            label="Cách giữ"
            value={how}
            onChange={setHow}
            errors={errors}
            choices={[
              { value: 'replaces', label: 'Thay người đang giữ (người trước thôi giữ từ ngày liền trước)' },
              { value: 'alone', label: 'Giữ vị trí còn trống' },
              { value: 'alongside', label: 'Cùng phụ trách (thư vẫn gửi người giữ chính)' },
            ]}
          />
          <ReasonField id="appoint-reason" value={reason} onChange={setReason} errors={errors} optional />
        </>
      )}
    </ActForm>
  );
};

const ABSENCE_IDS = { ...PERSON_IDS, from: 'absence-from', to: 'absence-to', reason: 'absence-reason' };

/** The holder is away for some days; somebody else has the duty then. */
export const AbsenceForm = ({
  unitId,
  post,
  holding,
  onClose,
}: FormProps & { holding: { holdingId: string; name: string } }) => {
  const [standIn, setStandIn] = useState(blankPerson);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const body = { holdingId: holding.holdingId, from, to, standIn: personBody(standIn), reason };
  return (
    <ActForm
      title={`${holding.name} vắng mặt`}
      act="Ghi vắng mặt"
      done="Đã ghi vắng mặt; thư trong những ngày đó gửi người làm thay."
      ids={ABSENCE_IDS}
      request={{ method: 'POST', parts: [unitId, 'posts', post.kind, 'absences'], body }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <div className="field-row">
            <DateField
              id="absence-from"
              label="Vắng từ ngày"
              value={from}
              onChange={setFrom}
              error={errorAt(errors, 'absence-from')}
            />
            <DateField
              id="absence-to"
              label="Đến hết ngày"
              value={to}
              onChange={setTo}
              error={errorAt(errors, 'absence-to')}
            />
          </div>
          <p className="field-label">Người làm thay</p>
          <PersonFields person={standIn} onChange={setStandIn} errors={errors} />
          <ReasonField id="absence-reason" value={reason} onChange={setReason} errors={errors} optional />
        </>
      )}
    </ActForm>
  );
};

const POST_IDS = { title: 'post-title', email: 'post-email' };

/** What the post is called, and the mailbox that stays when people come and go. */
export const PostForm = ({ unitId, post, onClose }: Omit<FormProps, 'post'> & { post: PostView }) => {
  const [seen, setSeen] = useState(post);
  const [typed, setTyped] = useState<{ title?: string; email?: string }>({});
  const freshUnit = useFreshUnit();
  const { title, email } = { title: seen.title, email: seen.email, ...typed };
  const lookAgain = async (): Promise<void> => {
    const fresh = (await freshUnit(unitId))?.posts?.find(({ kind }) => kind === post.kind);
    if (fresh) setSeen(fresh);
  };
  return (
    <ActForm
      title={`Chức danh và hộp thư: ${post.kindLabel}`}
      act="Lưu"
      done="Đã lưu."
      ids={POST_IDS}
      request={{ method: 'PUT', parts: [unitId, 'posts', post.kind], body: { title, email, revision: seen.revision } }}
      onClose={onClose}
      onStale={() => void lookAgain()}
    >
      {(errors) => (
        <div className="field-row">
          <TextField
            id="post-title"
            label="Chức danh"
            maxLength={200}
            value={title}
            onChange={(value) => setTyped((before) => ({ ...before, title: value }))}
            errors={errors}
          />
          <TextField
            id="post-email"
            label="Hộp thư của vị trí"
            optional
            maxLength={254}
            value={email}
            onChange={(value) => setTyped((before) => ({ ...before, email: value }))}
            errors={errors}
          />
        </div>
      )}
    </ActForm>
  );
};
