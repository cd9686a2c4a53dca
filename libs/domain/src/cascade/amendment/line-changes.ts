import type { DueDate, WhyStep } from '../../calendar/due-date.js';
import { formatDate, formatLongDate } from '../../calendar/plain-date.js';
import { byDate, owedLine, type ScheduleLine } from '../../template/schedule.js';
import { isSameDate } from '../../unit-plan/unit-plan.js';
import type { AmendmentChoice, AmendmentDocument, LineChange } from '../cascade.js';
import { fullNumber } from '../issued-document.js';
import type { AmendmentProposal } from './proposal.js';

/** A line before and after; null on one side: it is added or dropped. */
export type LinePair = { lineId: string; current: ScheduleLine | null; next: ScheduleLine | null };

/** Every line that an amendment adds, drops or gives another date, in the order of the new schedule. */
export const changedLines = ({ current, next, rolledUp }: Pick<AmendmentProposal, 'current' | 'next' | 'rolledUp'>) => {
  const before = new Map(current.map((line) => [line.lineId, line]));
  const after = new Set(next.map(({ lineId }) => lineId));
  const kept = next.map(
    (line): LinePair => ({ lineId: line.lineId, current: before.get(line.lineId) ?? null, next: line }),
  );
  const dropped = current
    .filter(({ lineId }) => !after.has(lineId))
    .map((line): LinePair => ({ lineId: line.lineId, current: line, next: null }));
  return [...kept, ...dropped].filter(
    (pair) =>
      !rolledUp.has(pair.lineId) &&
      (pair.current === null || pair.next === null || !isSameDate(pair.current.due, pair.next.due)),
  );
};

/** True for a line that stays and gets another date: somebody has to choose whether it does. */
export const needsChoice = ({ current, next }: LinePair): boolean => current !== null && next !== null;

/** "hết thứ Hai, 14/03/2022", "14:00 thứ Hai, 14/03/2022", "không hạn". */
export const endText = (due: Pick<DueDate, 'lastSafeDay' | 'hour'> | null): string => {
  if (due === null) return 'không hạn';
  return `${due.hour ?? 'hết'} ${formatLongDate(due.lastSafeDay)}`;
};

type Act = { amendment: number; document: AmendmentDocument; choices: Readonly<Record<string, AmendmentChoice>> };

const amendmentStep = ({ amendment, document }: Act, what: string): WhyStep => {
  const { number, sign, issuedOn } = document;
  const text = `Bản điều chỉnh số ${amendment}, văn bản ${fullNumber(number, sign)} ngày ${formatDate(issuedOn)}: ${what}.`;
  return { step: 'amendment', text };
};

const amendmentsIn = (due: DueDate | null): WhyStep[] => (due?.why ?? []).filter(({ step }) => step === 'amendment');

const dueWith = (due: DueDate | null, ...steps: WhyStep[]): DueDate | null =>
  due && (steps.length === 0 ? due : { ...due, why: [...due.why, ...steps] });

/** The date that was stays, with its roll-up and its cut-off. */
const keepDate = (current: ScheduleLine, next: ScheduleLine, act: Act): ScheduleLine => {
  const step = amendmentStep(act, `giữ hạn cũ ${endText(current.due)}, không tính lại thành ${endText(next.due)}`);
  const { dataCutOff, rollUpAt } = current;
  return { ...next, due: dueWith(current.due, step), dataCutOff, rollUpAt };
};

const amendedLine = (current: ScheduleLine | undefined, next: ScheduleLine, act: Act): ScheduleLine => {
  if (!current) return next;
  const earlier = amendmentsIn(current.due);
  if (isSameDate(current.due, next.due)) return { ...next, due: dueWith(next.due, ...earlier) };
  if (act.choices[next.lineId] === 'keep') return keepDate(current, next, act);
  const step = amendmentStep(act, `trước là ${endText(current.due)}, nay là ${endText(next.due)}`);
  return { ...next, due: dueWith(next.due, ...earlier, step) };
};

/** The whole schedule after the choices; what has been rolled up stays untouched. */
export const amendedSchedule = ({ current, next, rolledUp }: AmendmentProposal, act: Act): ScheduleLine[] => {
  const before = new Map(current.map((line) => [line.lineId, line]));
  return next
    .map((line) => (rolledUp.has(line.lineId) ? line : amendedLine(before.get(line.lineId), line, act)))
    .sort(byDate);
};

const factsOf = (line: ScheduleLine | null): LineChange['before'] => line && owedLine(line).due;

/** What the choices make of the changed lines. A kept line's date is the same before and after. */
export const changesOf = (pairs: readonly LinePair[], { choices }: Pick<Act, 'choices'>): LineChange[] =>
  pairs.map(({ lineId, current, next }): LineChange => {
    const [before, after] = [factsOf(current), factsOf(next)];
    if (current === null) return { lineId, kind: 'added', before: null, after };
    if (next === null) return { lineId, kind: 'dropped', before, after: null };
    if (choices[lineId] === 'keep') return { lineId, kind: 'kept', before, after: before };
    return { lineId, kind: 'moved', before, after };
  });
