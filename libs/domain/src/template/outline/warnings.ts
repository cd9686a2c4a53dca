import type { OutlineFacts } from './outline-line.js';
import type { Slack } from './slack.js';
import { warnOfLines } from './warn-of-line.js';
import { warnOfRules } from './warn-of-rules.js';
import { warnOfUnits } from './warn-of-units.js';
import { outlineWarningCodes, type Warning } from './warning.js';

/** A numbered warning, numbers from 1. */
export type OutlineWarning = Warning & { number: number };

const gravity = new Map(outlineWarningCodes.map((code, index) => [code, index]));

/** All warnings, the gravest first; beyond the limit they are only counted. */
export const warningsOf = (facts: OutlineFacts, slack: readonly Slack[]): OutlineWarning[] => {
  const all = [...warnOfRules(facts, slack), ...warnOfLines(facts), ...warnOfUnits(facts)].sort(
    (a, b) => (gravity.get(a.code) ?? 0) - (gravity.get(b.code) ?? 0),
  );
  const most = facts.limits.warnings;
  const rest: Warning = {
    code: 'WARNINGS_LIMITED',
    field: 'obligations',
    lineId: null,
    text: `Còn ${all.length - most} cảnh báo nữa không hiện ở đây.`,
  };
  const shown = all.length > most ? [...all.slice(0, most), rest] : all;
  return shown.map((one, index) => ({ number: index + 1, ...one }));
};
