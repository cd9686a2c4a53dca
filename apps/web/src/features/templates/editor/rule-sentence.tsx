import {
  BOUNDARY,
  dayFromText,
  dayToText,
  ROLL,
  ruleKindOf,
  type SentencePart,
  type Slot,
  wholeFromText,
} from '../body/rule-slots.js';
import { obligationsOf, type Path, textOf, titleOf, valueAt } from '../body/template-body.js';
import { DateSlot } from './date-slot.js';
import { fieldId, problemAt, useEditor } from './editor-context.js';
import { YearOverrides } from './year-overrides.js';

type SlotProps = { slot: Slot; path: Path };

const ChoiceSlot = ({ slot, path }: SlotProps) => {
  const { body, edit } = useEditor();
  const value = valueAt(body, path);
  const choices = slot.choices ?? [];
  const at = choices.findIndex((one) => one.value === value);
  return (
    <select
      id={fieldId(path)}
      aria-label={slot.label}
      className="native-select slot-select"
      value={at}
      onChange={(event) => edit(path, choices[Number(event.target.value)]?.value)}
    >
      {at < 0 ? <option value={-1}>{textOf(value) || 'chọn…'}</option> : null}
      {choices.map(({ value: key, text }, index) => (
        <option key={String(key)} value={index}>
          {text}
        </option>
      ))}
    </select>
  );
};

const ObligationSlot = ({ slot, path }: SlotProps) => {
  const { body, edit } = useEditor();
  const value = textOf(valueAt(body, path));
  const others = obligationsOf(body).filter((_, index) => index !== path[1]);
  return (
    <select
      id={fieldId(path)}
      aria-label={slot.label}
      className="native-select slot-select"
      value={value}
      onChange={(event) => edit(path, event.target.value)}
    >
      {others.some(({ key }) => key === value) ? null : <option value={value}>{value === '' ? 'chọn…' : value}</option>}
      {others.map((one) => (
        <option key={textOf(one['key'])} value={textOf(one['key'])}>
          {titleOf(one)}
        </option>
      ))}
    </select>
  );
};

const typedValue = (as: Slot['as'], text: string): unknown => {
  if (as === 'optional-year') return text.trim() === '' ? null : wholeFromText(text);
  if (as === 'hour') return text.trim() === '' ? undefined : text;
  if (as === 'number') return wholeFromText(text);
  return as === 'day' ? dayFromText(text) : text;
};

const PLACEHOLDERS: Partial<Record<Slot['as'], string>> = {
  day: '15 hoặc cuối',
  hour: 'hết ngày',
  'optional-year': 'không',
};
const TYPED: readonly Slot['as'][] = ['number', 'day', 'text', 'optional-year', 'hour'];

const TypedSlot = ({ slot, path }: SlotProps) => {
  const { body, edit, settle } = useEditor();
  const value = valueAt(body, path);
  return (
    <input
      id={fieldId(path)}
      aria-label={slot.label}
      className={slot.as === 'text' ? 'slot-input slot-text' : 'slot-input slot-short'}
      value={slot.as === 'day' ? dayToText(value) : textOf(value)}
      placeholder={PLACEHOLDERS[slot.as]}
      autoComplete="off"
      maxLength={slot.as === 'text' ? 500 : 12}
      onChange={(event) => edit(path, typedValue(slot.as, event.target.value))}
      onBlur={settle}
    />
  );
};

const SlotField = ({ slot, due }: { slot: Slot; due: Path }) => {
  const { body, edit, settle, problems } = useEditor();
  const path = [...due, ...slot.path];
  if (slot.when && valueAt(body, [...due, ...slot.when.path]) !== slot.when.is) return null;
  const error = problemAt(problems, path);
  return (
    <span className={error === undefined ? 'slot' : 'slot slot-wrong'}>
      {slot.as === 'choice' ? <ChoiceSlot slot={slot} path={path} /> : null}
      {slot.as === 'obligation' ? <ObligationSlot slot={slot} path={path} /> : null}
      {slot.as === 'date' ? (
        <DateSlot
          id={fieldId(path)}
          label={slot.label}
          value={valueAt(body, path)}
          nullable={slot.when !== undefined}
          onChange={(value) => edit(path, value)}
          onBlur={settle}
        />
      ) : null}
      {TYPED.includes(slot.as) ? <TypedSlot slot={slot} path={path} /> : null}
      {error === undefined ? null : <span className="field-error">{error}</span>}
    </span>
  );
};

const isBoundary = (part: SentencePart | undefined): boolean => part === BOUNDARY;

/** The due rule as a sentence with slots: what stands there is the rule. */
export const RuleSentence = ({ due }: { due: Path }) => {
  const { body } = useEditor();
  const kind = ruleKindOf(textOf(valueAt(body, [...due, 'kind'])));
  if (kind === undefined) return null;
  const tail: SentencePart[] =
    kind.kind === 'undated'
      ? []
      : [
          ...(kind.sentence.some(isBoundary) ? [] : [';', BOUNDARY, 'ngày cuối cùng']),
          ', đến giờ',
          { path: ['hour'], label: 'Giờ (để trống: hết ngày)', as: 'hour' as const },
          '; nếu trùng ngày nghỉ thì',
          ROLL,
        ];
  return (
    <div className="rule-sentence">
      {[...kind.sentence, ...tail].map((part, index) =>
        typeof part === 'string' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the sentence of one kind never changes its order
          <span key={`${index} ${part}`}>{part}</span>
        ) : (
          <SlotField key={`${kind.kind} ${part.path.join('.')}`} slot={part} due={due} />
        ),
      )}
      {kind.kind === 'yearly-day' ? <YearOverrides due={due} /> : null}
    </div>
  );
};
