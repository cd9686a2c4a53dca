import type { ObligationView } from '@dondoc/contracts';
import { App, Input } from 'antd';
import { useState } from 'react';
import { newIdempotencyKey } from '../../api/http.js';
import { isRefusal } from '../../api/problem-error.js';
import { type ObligationRef, useAppraise } from '../../api/obligations.js';
import type { FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { formatNumber, parseNumberText } from '../../components/number-text.js';
import { DecisionShell, ReasonField } from './decision-shell.js';

type Sheet = NonNullable<ObligationView['scoreSheet']>;
type Typed = Readonly<Record<number, string>>;

const scoreId = (number: number): string => `score-${number}`;

/** What the viewer's unit appraises; the others are not theirs to score. */
const ownCriteria = ({ criteria }: Sheet) => criteria.filter(({ mine }) => mine);

const idsOf = ({ criteria }: Sheet): Record<string, string> => ({
  reason: 'reason',
  ...Object.fromEntries(criteria.map(({ number }) => [`scores.${number}`, scoreId(number)])),
});

/** Bounds, the unit's own score, and what has been given so far. */
const hintOf = (max: number, selfScore: number | null, appraisers: Sheet['criteria'][number]['appraisers']): string =>
  [
    `Từ 0 đến ${formatNumber(max)}`,
    ...(selfScore === null ? [] : [`đơn vị tự chấm ${formatNumber(selfScore)}`]),
    ...appraisers.flatMap(({ name, score }) => (score === null ? [] : [`${name} đã chấm ${formatNumber(score)}`])),
  ].join('; ');

const wrongNumbers = (typed: Typed): FormError[] =>
  Object.entries(typed).flatMap(([number, text]) =>
    text.trim() === '' || parseNumberText(text) !== null
      ? []
      : [{ id: scoreId(Number(number)), text: `Điểm tiêu chí ${number} phải là số, ví dụ 20 hoặc 20,5` }],
  );

const scoresIn = (typed: Typed): Record<string, number> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([number, text]) => {
      const value = parseNumberText(text);
      return value === null ? [] : [[number, value]];
    }),
  );

type AppraisalProps = {
  obligationRef: ObligationRef;
  sheet: Sheet;
  /** The version that the appraiser has read. */
  submissionId: string | undefined;
  onClose: () => void;
};

/** The scores of one appraiser; a criterion left empty is left for later. */
const useAppraisal = ({ obligationRef, sheet, submissionId, onClose }: AppraisalProps) => {
  const [typed, setTyped] = useState<Typed>(
    Object.fromEntries(
      ownCriteria(sheet).map(({ number, selfScore, ownScore }) => {
        const start = ownScore ?? selfScore;
        return [number, start === null ? '' : formatNumber(start)];
      }),
    ),
  );
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const { message } = App.useApp();
  const appraise = useAppraise(obligationRef);
  const send = (): void => {
    const wrong = wrongNumbers(typed);
    setErrors(wrong);
    if (wrong.length > 0) return;
    appraise.mutate(
      { body: { scores: scoresIn(typed), reason, submissionId }, key },
      {
        onError: (error) => {
          setErrors(formErrors(error, idsOf(sheet), 'decision'));
          if (isRefusal(error)) setKey(newIdempotencyKey());
        },
        onSuccess: () => {
          void message.success('Đã ghi điểm thẩm định.');
          onClose();
        },
      },
    );
  };
  const setScore = (number: number, text: string): void => setTyped((before) => ({ ...before, [number]: text }));
  return { typed, setScore, reason, setReason, errors, send, busy: appraise.isPending };
};

/** Appraises a score sheet: begins with what the appraiser gave before, else with the self-score; a difference needs a reason. */
export const AppraisalForm = (props: AppraisalProps) => {
  const { sheet, onClose } = props;
  const form = useAppraisal(props);
  return (
    <DecisionShell
      title="Thẩm định, chấm điểm"
      act="Ghi điểm"
      errors={form.errors}
      busy={form.busy}
      onSend={form.send}
      onClose={onClose}
    >
      <p>Tiêu chí chưa thẩm định xong thì để trống. Điểm khác điểm tự chấm thì ghi lý do.</p>
      {ownCriteria(sheet).map(({ number, title, max, selfScore, appraisers }) => (
        <FormField
          key={number}
          id={scoreId(number)}
          label={`${number}. ${title}`}
          hint={hintOf(max, selfScore, appraisers)}
          error={errorAt(form.errors, scoreId(number))}
          optional
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              value={form.typed[number] ?? ''}
              onChange={(event) => form.setScore(number, event.target.value)}
            />
          )}
        </FormField>
      ))}
      <ReasonField value={form.reason} onChange={form.setReason} errors={form.errors} />
    </DecisionShell>
  );
};
