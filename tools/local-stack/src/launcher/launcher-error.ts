/** The stack cannot start for a reason the user can mend; the message says how. */
export class LauncherError extends Error {
  constructor(
    readonly code:
      | 'LAUNCHER.ALREADY_RUNNING'
      | 'LAUNCHER.PORT_TAKEN'
      | 'LAUNCHER.HOME_NOT_WRITABLE'
      | 'LAUNCHER.NO_ANSWER',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'LauncherError';
  }
}
