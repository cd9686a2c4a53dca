import { App, Input } from 'antd';
import { useState } from 'react';
import { newIdempotencyKey } from '../../api/http.js';
import { isRefusal } from '../../api/problem-error.js';
import { DateField } from '../../components/date-field.js';
import type { FormError } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { DecisionShell } from './decision-shell.js';

/** One write: what is sent, under which key, and what follows. */
export type Write<Body> = {
  isPending: boolean;
  mutate: (
    sent: { body: Body; key: string },
    then: { onSuccess: () => void; onError: (error: unknown) => void },
  ) => void;
};

type DecisionProps<Body> = {
  title: string;
  act: string;
  /** What is announced once it is recorded. */
  done: string;
  /** `empty` is what an empty field is told; absent: the field may stay empty. */
  words: { label: string; empty?: string; hint?: string };
  date?: { label: string; empty?: string };
  write: Write<Body>;
  bodyOf: (words: string, date: string) => Body;
  onClose: () => void;
};

// The server's names of the two fields, whichever act it is.
const IDS = { reason: 'words', question: 'words', until: 'date', dueOn: 'date' };

const missing = (id: string, text: string, empty: string | undefined): FormError[] =>
  empty !== undefined && text.trim() === '' ? [{ id, text: empty }] : [];

const useDecision = <Body,>({ words, date, write, bodyOf, done, onClose }: DecisionProps<Body>) => {
  const [typed, setTyped] = useState({ words: '', date: '' });
  const [errors, setErrors] = useState<FormError[]>([]);
  const [key, setKey] = useState(newIdempotencyKey);
  const { message } = App.useApp();
  const send = (): void => {
    const empty = [...missing('date', typed.date, date?.empty), ...missing('words', typed.words, words.empty)];
    setErrors(empty);
    if (empty.length > 0) return;
    write.mutate(
      { body: bodyOf(typed.words, typed.date), key },
      {
        onError: (error) => {
          setErrors(formErrors(error, IDS, 'decision'));
          if (isRefusal(error)) setKey(newIdempotencyKey());
        },
        onSuccess: () => {
          void message.success(done);
          onClose();
        },
      },
    );
  };
  return { typed, change: (part: Partial<typeof typed>) => setTyped({ ...typed, ...part }), errors, send };
};

/** A decision with words and, mostly, a date. */
export const DatedDecision = <Body,>(props: DecisionProps<Body>) => {
  const { title, act, words, date, write, onClose } = props;
  const { typed, change, errors, send } = useDecision(props);
  return (
    <DecisionShell title={title} act={act} errors={errors} busy={write.isPending} onSend={send} onClose={onClose}>
      {date ? (
        <DateField
          id="date"
          label={date.label}
          optional={date.empty === undefined}
          value={typed.date}
          onChange={(text) => change({ date: text })}
          error={errorAt(errors, 'date')}
        />
      ) : null}
      <FormField
        id="words"
        label={words.label}
        hint={words.hint}
        optional={words.empty === undefined}
        error={errorAt(errors, 'words')}
      >
        {({ status, ...control }) => (
          <Input.TextArea
            {...control}
            status={status}
            rows={3}
            maxLength={4000}
            value={typed.words}
            onChange={(event) => change({ words: event.target.value })}
          />
        )}
      </FormField>
    </DecisionShell>
  );
};
