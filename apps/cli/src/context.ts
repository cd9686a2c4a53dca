import type { Instant } from '@dondoc/domain';

/** What a verb knows of the world. */
export type Context = {
  now: Instant;
  /** Folder from which the user called: relative file names start here. */
  folder: string;
  environment: Readonly<Record<string, string | undefined>>;
  stdin: () => Promise<Buffer>;
};

/** A result: `text` for people, `json` for machines; only one of them is printed, on stdout. */
export type Answer = { text: () => string; json: unknown; exitCode?: number };
