/** What the caller's shell learns; docs/cli.md lists them. Never renumbered. */
export const exitCodes = {
  ok: 0,
  /** The input was read and has problems: a template that is refused, a rehearsal that finds errors. */
  problems: 1,
  /** Wrong verb, option or value on the command line. */
  usage: 2,
  /** A file cannot be read, or the result not written. */
  file: 3,
  /** The server refused. */
  refused: 4,
  /** The server cannot be reached, or what answers is no Đôn Đốc. */
  unreachable: 5,
  /** A fault of the program. */
  internal: 70,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
