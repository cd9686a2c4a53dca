/** A running part of the stack, whatever it is made of. */
export type Part = {
  /** Settles when it has ended, with a reason for logs. */
  readonly ended: Promise<string>;
  /** Stops it and waits; never rejects. */
  stop(): Promise<void>;
};
