import type { CascadeDetail } from '@dondoc/contracts';
import {
  obligationOf,
  type OrgUnit,
  type Outline,
  outlineOf,
  owedLine,
  type ParentDue,
  type PlainDate,
  type Policy,
} from '@dondoc/domain';
import type { CascadeFacts } from './cascade-facts.js';

/**
 * What issuing on that day would make: the schedule, who owes what, and what deserves a second look. Nothing is stored;
 * an obligation that has no date yet is told of, the others are shown.
 */
export const draftPreview = (
  policy: Policy,
  units: readonly OrgUnit[],
  issuedOn: PlainDate,
  parentDues: readonly ParentDue[],
): Pick<CascadeFacts, 'lines' | 'obligations' | 'explanations'> & { outline: Outline } => {
  const { template, calendar } = policy;
  const outline = outlineOf(template, { issuedOn, calendar, units, parentDues });
  const obligations = outline.lines.flatMap((line) => {
    const { needsAcceptance, silence } = obligationOf(template, line.key);
    const { due } = owedLine(line);
    const facts = {
      work: 'open' as const,
      due,
      firstReceivedAt: null,
      returnedNewDate: null,
      needsAcceptance,
      silence,
    };
    const { lineId, key } = line;
    return line.unitIds.map((unitId) => ({ unitId, lineId, key, firstReceivedAt: null, rating: null, facts }));
  });
  return { lines: [...outline.lines], obligations, explanations: [], outline };
};

/** What stops the issue first, then what may be kept. Only what has no date yet stops it whatever the day of issue. */
export const draftWarnings = ({ problems, warnings }: Outline): CascadeDetail['warnings'] => [
  ...problems.map(({ field, reason, mend }) => ({ field, text: `${reason} ${mend}`, blocks: false })),
  ...warnings.map(({ code, field, text }) => ({ field, text, blocks: code === 'RECURRING_UNDATED' })),
];
