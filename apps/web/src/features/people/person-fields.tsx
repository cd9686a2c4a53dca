import { Input } from 'antd';
import type { PersonFields as Fields } from '../../api/people.js';
import type { FormError } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';

/** As typed; empty means none. */
export type PersonTexts = { name: string; email: string; externalSubject: string };

export const PERSON_CONTROLS = {
  username: 'person-username',
  name: 'person-name',
  email: 'person-email',
  externalSubject: 'person-subject',
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export const personFieldsOf = ({ name, email, externalSubject }: PersonTexts): Fields => ({
  name: name.trim(),
  email: orNull(email),
  externalSubject: orNull(externalSubject),
});

type PersonFieldsProps = {
  texts: PersonTexts;
  errors: readonly FormError[];
  singleSignOn: boolean;
  onChange: (texts: PersonTexts) => void;
};

/** Name, address and, where there is single sign-on, identity of a person. */
export const PersonFields = ({ texts, errors, singleSignOn, onChange }: PersonFieldsProps) => (
  <>
    <FormField id={PERSON_CONTROLS.name} label="Họ tên" error={errorAt(errors, PERSON_CONTROLS.name)}>
      {(control) => (
        <Input
          {...control}
          value={texts.name}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => onChange({ ...texts, name: event.target.value })}
        />
      )}
    </FormField>
    <FormField
      id={PERSON_CONTROLS.email}
      label="Địa chỉ thư của người này"
      optional
      hint="Nhận liên kết đặt mật khẩu. Không dùng hộp thư chung của đơn vị."
      error={errorAt(errors, PERSON_CONTROLS.email)}
    >
      {(control) => (
        <Input
          {...control}
          type="email"
          value={texts.email}
          maxLength={254}
          autoComplete="off"
          onChange={(event) => onChange({ ...texts, email: event.target.value })}
        />
      )}
    </FormField>
    {singleSignOn ? (
      <FormField
        id={PERSON_CONTROLS.externalSubject}
        label="Mã danh tính đăng nhập một lần"
        optional
        hint="Để trống thì hệ thống gắn ở lần đăng nhập một lần đầu tiên, theo địa chỉ thư đã xác minh."
        error={errorAt(errors, PERSON_CONTROLS.externalSubject)}
      >
        {(control) => (
          <Input
            {...control}
            value={texts.externalSubject}
            maxLength={255}
            autoComplete="off"
            onChange={(event) => onChange({ ...texts, externalSubject: event.target.value })}
          />
        )}
      </FormField>
    ) : null}
  </>
);
