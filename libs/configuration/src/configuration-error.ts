/** One bad value. `value` is what was found (`•••` for secrets, `null` when nothing was set). */
export type ConfigurationProblem = {
  variable: string;
  value: string | null;
  /** Vietnamese, with a short English part in parentheses. */
  reason: string;
  /** Vietnamese: what to do. */
  mend: string;
};

const line = ({ variable, value, reason, mend }: ConfigurationProblem): string =>
  `  - ${variable}${value === null ? '' : ` = "${value}"`}: ${reason}. Cách sửa: ${mend}.`;

/** Thrown once for all bad values together, so that a newcomer mends them in one go. */
export class ConfigurationError extends Error {
  readonly code = 'CONFIGURATION.INVALID';

  constructor(readonly problems: readonly ConfigurationProblem[]) {
    super(`Cấu hình không hợp lệ (invalid configuration):\n${problems.map(line).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}
