import type { AmendmentPreview } from '@dondoc/contracts';

export type AmendmentLine = AmendmentPreview['changes'][number];
export type Choice = 'keep' | 'recompute';
export type Choices = Readonly<Record<string, Choice>>;

/** A date that moves needs a choice; what is added or dropped does not. */
export const needsChoice = ({ kind }: AmendmentLine): boolean => kind === 'moved' || kind === 'kept';

/** Nobody is against more time: only lines that gain days come preselected. Where days are lost somebody must choose. */
const given = ({ workingDays, before }: AmendmentLine): Choice | undefined =>
  before !== null && workingDays > 0 ? 'recompute' : undefined;

/** The choice that counts: made by a person, else the preselected one. */
export const choiceOf = (line: AmendmentLine, chosen: Choices): Choice | undefined =>
  chosen[line.lineId] ?? given(line);

export const undecided = (lines: readonly AmendmentLine[], chosen: Choices): AmendmentLine[] =>
  lines.filter((line) => needsChoice(line) && choiceOf(line, chosen) === undefined);

/** What is sent: a choice for every line that needs one. */
export const allChoices = (lines: readonly AmendmentLine[], chosen: Choices): Record<string, Choice> =>
  Object.fromEntries(
    lines.filter(needsChoice).flatMap((line) => {
      const choice = choiceOf(line, chosen);
      return choice === undefined ? [] : [[line.lineId, choice]];
    }),
  );

/** The same choice for every line. */
export const chooseAll = (lines: readonly AmendmentLine[], choice: Choice): Record<string, Choice> =>
  Object.fromEntries(lines.filter(needsChoice).map(({ lineId }) => [lineId, choice]));

/** Working days gained or lost, in words. */
export const daysText = ({ workingDays }: Pick<AmendmentLine, 'workingDays'>): string => {
  if (workingDays === 0) return 'không thêm, không bớt ngày làm việc';
  return workingDays > 0 ? `thêm ${workingDays} ngày làm việc` : `bớt ${-workingDays} ngày làm việc`;
};
