import type { AmendmentPreview, AmendmentTarget } from '@dondoc/contracts';
import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAmend } from '../../api/amendments.js';
import { newIdempotencyKey } from '../../api/http.js';
import { isRefusal } from '../../api/problem-error.js';
import { cascadeAddress } from '../../components/addresses.js';
import type { FormError } from '../../components/error-summary.js';
import { formErrors } from '../../components/form-errors.js';
import { allChoices, type Choice, type Choices, chooseAll, undecided } from './choices.js';

export const AMENDMENT_FORM = 'amendment-form';
export const CHOICES_ID = 'amendment-choices';
const IDS = {
  documentNumber: 'documentNumber',
  issuedOn: 'issuedOn',
  reason: 'reason',
  choices: CHOICES_ID,
  template: 'amendment-template',
  calendar: 'amendment-calendar',
};

type Fields = { documentNumber: string; issuedOn: string; reason: string };

const missing = ({ documentNumber, issuedOn, reason }: Fields): FormError[] => [
  ...(documentNumber.trim() === '' ? [{ id: IDS.documentNumber, text: 'Nhập số văn bản điều chỉnh' }] : []),
  ...(issuedOn.trim() === '' ? [{ id: IDS.issuedOn, text: 'Nhập ngày văn bản điều chỉnh' }] : []),
  ...(reason.trim() === '' ? [{ id: IDS.reason, text: 'Nhập lý do điều chỉnh' }] : []),
];

const unchosen = (preview: AmendmentPreview, chosen: Choices): FormError[] => {
  const open = undecided(preview.changes, chosen);
  if (open.length === 0) return [];
  return [
    {
      id: CHOICES_ID,
      text: `Chọn giữ hạn cũ hay tính lại cho ${open.length} nghĩa vụ: ${open.map(({ title }) => title).join('; ')}`,
    },
  ];
};

/** What has been chosen. Other versions are another question: the choices begin anew. */
const useChoices = (target: AmendmentTarget) => {
  const asked = JSON.stringify(target);
  const [chosen, setChosen] = useState<{ of: string; choices: Choices }>({ of: asked, choices: {} });
  const choices = chosen.of === asked ? chosen.choices : {};
  return { choices, put: (more: Choices) => setChosen({ of: asked, choices: { ...choices, ...more } }) };
};

/** State of an amendment until it is applied. One key per content: sent again unchanged it is the same act. */
export const useAmendment = (cascadeId: string, target: AmendmentTarget) => {
  const [fields, setFields] = useState<Fields>({ documentNumber: '', issuedOn: '', reason: '' });
  const { choices, put } = useChoices(target);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const amend = useAmend(cascadeId);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const anew =
    <Part>(set: (part: Part) => void) =>
    (part: Part): void => {
      set(part);
      setKey(newIdempotencyKey());
    };
  const check = (preview: AmendmentPreview): boolean => {
    const found = [...unchosen(preview, choices), ...missing(fields)];
    setErrors(found);
    return found.length === 0;
  };
  const send = (preview: AmendmentPreview): void => {
    const body = { ...target, ...fields, choices: allChoices(preview.changes, choices) };
    amend.mutate(
      { body, key },
      {
        onError: (error) => {
          setErrors(formErrors(error, IDS, AMENDMENT_FORM));
          if (isRefusal(error)) setKey(newIdempotencyKey());
        },
        onSuccess: () => {
          void message.success(`Đã áp dụng bản điều chỉnh số ${preview.amendment}.`);
          void navigate(cascadeAddress(cascadeId));
        },
      },
    );
  };
  const choose = anew(put);
  return {
    fields,
    change: anew((part: Partial<Fields>) => setFields((before) => ({ ...before, ...part }))),
    choices,
    choose: (lineId: string, choice: Choice) => choose({ [lineId]: choice }),
    chooseEvery: (preview: AmendmentPreview, choice: Choice) => choose(chooseAll(preview.changes, choice)),
    errors,
    check,
    send,
    busy: amend.isPending,
  };
};
