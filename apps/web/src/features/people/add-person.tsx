import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../api/http.js';
import { useAddPerson } from '../../api/people.js';
import { isRefusal } from '../../api/problem-error.js';
import { useSignInOptions } from '../../api/sign-in.js';
import { personAddress } from '../../components/addresses.js';
import { ErrorSummary, type FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { PERSON_CONTROLS, PersonFields, personFieldsOf, type PersonTexts } from './person-fields.js';

const FORM = 'add-person';

const useForm = () => {
  const [username, setUsername] = useState('');
  const [texts, setTexts] = useState<PersonTexts>({ name: '', email: '', externalSubject: '' });
  const [errors, setErrors] = useState<FormError[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const add = useAddPerson();
  const navigate = useNavigate();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setErrors([]);
    add.mutate(
      { body: { username: username.trim().toLowerCase(), ...personFieldsOf(texts) }, key },
      {
        onSuccess: (person) => void navigate(personAddress(person.username)),
        onError: (error) => {
          if (isRefusal(error)) setKey(newIdempotencyKey());
          setErrors(formErrors(error, PERSON_CONTROLS, FORM));
        },
      },
    );
  };
  return { username, setUsername, texts, setTexts, errors, submit, busy: add.isPending };
};

/** Enters a person; their page follows, where the link to set a password is made. */
export const AddPerson = ({ onClose }: { onClose: () => void }) => {
  const { username, setUsername, texts, setTexts, errors, submit, busy } = useForm();
  const singleSignOn = typeof useSignInOptions().data?.singleSignOn === 'string';
  return (
    <form
      id={FORM}
      tabIndex={-1}
      className="card person-form"
      onSubmit={submit}
      noValidate
      aria-label="Thêm người dùng"
    >
      <h2>Thêm người dùng</h2>
      <ErrorSummary errors={errors} />
      <FormField
        id={PERSON_CONTROLS.username}
        label="Tên đăng nhập"
        hint="3–60 ký tự: chữ thường không dấu, chữ số, dấu chấm, gạch nối. Không đổi và không cấp lại cho người khác."
        error={errorAt(errors, PERSON_CONTROLS.username)}
      >
        {(control) => (
          <Input
            {...control}
            value={username}
            maxLength={60}
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setUsername(event.target.value)}
          />
        )}
      </FormField>
      <PersonFields texts={texts} errors={errors} singleSignOn={singleSignOn} onChange={setTexts} />
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={busy}>
          Thêm
        </Button>
        <Button onClick={onClose}>Thôi</Button>
      </div>
    </form>
  );
};
