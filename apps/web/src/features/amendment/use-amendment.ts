import type { AmendmentPreview, AmendmentTarget, AmendRequest } from '@dondoc/contracts';
import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAmend } from '../../api/amendments.js';
import { newIdempotencyKey } from '../../api/http.js';
import { isRefusal } from '../../api/problem-error.js';
import { cascadeAddress } from '../../components/addresses.js';
import type { FormError } from '../../components/error-summary.js';
import { formErrors } from '../../components/form-errors.js';
import { allChoices, type Choices, undecided } from './choices.js';

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

type Sending = { body: AmendRequest; key: string; onRefused: (errors: FormError[], again: boolean) => void };

/** Sends it, and goes back to the plan with what the server says. */
const useSending = (cascadeId: string) => {
  const amend = useAmend(cascadeId);
  const navigate = useNavigate();
  const { message } = App.useApp();
  // Awaited, not told by callbacks: once applied, the fetched preview takes this form away and its callbacks with it.
  const send = async ({ body, key, onRefused }: Sending, amendment: number): Promise<void> => {
    try {
      await amend.mutateAsync({ body, key });
    } catch (error) {
      return onRefused(formErrors(error, IDS, AMENDMENT_FORM), isRefusal(error));
    }
    void message.success(`Đã áp dụng bản điều chỉnh số ${amendment}.`);
    void navigate(cascadeAddress(cascadeId));
  };
  return { send, busy: amend.isPending };
};

/** State of an amendment until it is applied. One key per content: sent again unchanged it is the same act. */
export const useAmendment = (cascadeId: string, target: AmendmentTarget) => {
  const [fields, setFields] = useState<Fields>({ documentNumber: '', issuedOn: '', reason: '' });
  const { choices, put } = useChoices(target);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const sending = useSending(cascadeId);
  const choose = (more: Choices): void => {
    put(more);
    setKey(newIdempotencyKey());
  };
  const change = (part: Partial<Fields>): void => {
    setFields((before) => ({ ...before, ...part }));
    setKey(newIdempotencyKey());
  };
  const check = (preview: AmendmentPreview): boolean => {
    const found = [...unchosen(preview, choices), ...missing(fields)];
    setErrors(found);
    return found.length === 0;
  };
  const onRefused = (found: FormError[], again: boolean): void => {
    setErrors(found);
    if (again) setKey(newIdempotencyKey());
  };
  const send = ({ changes, amendment }: AmendmentPreview): void =>
    void sending.send(
      { body: { ...target, ...fields, choices: allChoices(changes, choices) }, key, onRefused },
      amendment,
    );
  return { fields, change, choices, choose, errors, check, send, busy: sending.busy };
};
