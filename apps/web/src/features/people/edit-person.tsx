import type { PersonDetail, PersonView } from '@dondoc/contracts';
import { useState } from 'react';
import { useChangePerson } from '../../api/people.js';
import { useSignInOptions } from '../../api/sign-in.js';
import { ActForm, useActForm } from './act-form.js';
import { PERSON_CONTROLS, PersonFields, personFieldsOf, type PersonTexts } from './person-fields.js';

const textsOf = ({ name, email, externalSubject }: PersonView): PersonTexts => ({
  name,
  email: email ?? '',
  externalSubject: externalSubject ?? '',
});

export const EditPerson = ({ person, onClose }: { person: PersonDetail; onClose: () => void }) => {
  const [texts, setTexts] = useState(() => textsOf(person));
  const { errors, setErrors, key, onError } = useActForm(PERSON_CONTROLS);
  // What was read when the form was opened, whatever the page has read since.
  const [revision] = useState(person.revision);
  const change = useChangePerson(person.username);
  const singleSignOn = typeof useSignInOptions().data?.singleSignOn === 'string';
  const send = (): void => {
    setErrors([]);
    change.mutate({ body: { ...personFieldsOf(texts), revision }, key }, { onSuccess: onClose, onError });
  };
  return (
    <ActForm title="Sửa thông tin" act="Lưu" errors={errors} busy={change.isPending} onSend={send} onClose={onClose}>
      <PersonFields texts={texts} errors={errors} singleSignOn={singleSignOn} onChange={setTexts} />
    </ActForm>
  );
};
