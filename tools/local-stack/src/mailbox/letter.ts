/** A letter as it was handed in. Instants are ISO, UTC. */
export type Letter = {
  id: string;
  messageId: string;
  from: string;
  /** Envelope recipients, addresses in lower case. */
  to: string[];
  subject: string;
  /** The letter's own Date header; `null` when it has none. */
  date: string | null;
  receivedAt: string;
  /** How often the same Message-ID was handed in again for a recipient that had it already. */
  duplicates: number;
  attachments: { name: string; mediaType: string; bytes: number }[];
};

/** The parts that are read from the stored letter on demand. */
export type LetterBody = {
  text: string | null;
  html: string | null;
  files: { name: string; mediaType: string; content: Buffer }[];
};
