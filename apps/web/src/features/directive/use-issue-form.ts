import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useIssueCascade } from '../../api/cascades.js';
import { newIdempotencyKey } from '../../api/http.js';
import { matrixAddress } from '../../components/addresses.js';
import type { FormError } from '../../components/error-summary.js';
import { formErrors } from '../../components/form-errors.js';

const IDS = { documentNumber: 'documentNumber', issuedOn: 'issuedOn' };

const emptyFields = (documentNumber: string, issuedOn: string): FormError[] => [
  ...(documentNumber.trim() === '' ? [{ id: 'documentNumber', text: 'Nhập số văn bản' }] : []),
  ...(issuedOn.trim() === '' ? [{ id: 'issuedOn', text: 'Nhập ngày ban hành' }] : []),
];

/** What is typed. One key per content: sent again unchanged it is the same act, changed it is a new one. */
const useIssueFields = () => {
  const [documentNumber, setDocumentNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState('');
  const [key, setKey] = useState(newIdempotencyKey);
  const changing =
    (set: (value: string) => void) =>
    (value: string): void => {
      set(value);
      setKey(newIdempotencyKey());
    };
  return {
    documentNumber,
    setDocumentNumber: changing(setDocumentNumber),
    issuedOn,
    setIssuedOn: changing(setIssuedOn),
    key,
  };
};

/** State of the issue form. */
export const useIssueForm = (cascadeId: string) => {
  const { key, ...fields } = useIssueFields();
  const { documentNumber, issuedOn } = fields;
  const [errors, setErrors] = useState<FormError[]>([]);
  const { message } = App.useApp();
  const issue = useIssueCascade(cascadeId);
  const navigate = useNavigate();
  const isComplete = (): boolean => {
    const empty = emptyFields(documentNumber, issuedOn);
    setErrors(empty);
    return empty.length === 0;
  };
  // Awaited, not told by callbacks: once issued, the fetched directive takes this form away and its callbacks with it.
  const send = async (): Promise<void> => {
    try {
      await issue.mutateAsync({ body: { documentNumber: documentNumber.trim(), issuedOn: issuedOn.trim() }, key });
    } catch (error) {
      return setErrors(formErrors(error, IDS, 'issue-form'));
    }
    void message.success('Đã ban hành và giao việc cho các đơn vị.');
    void navigate(matrixAddress(cascadeId));
  };
  return { ...fields, errors, isComplete, send, busy: issue.isPending };
};
