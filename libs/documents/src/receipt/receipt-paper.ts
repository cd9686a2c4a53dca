/** What a receipt prints. Instants and dates as they are worded; `address`: where anybody can check it. */
export type ReceiptPaper = {
  number: string;
  code: string;
  address: string;
  unit: string;
  obligation: string;
  directive: string;
  subject: string;
  office: string;
  document: { number: string; signedOn: string; sentOn: string | null };
  version: number;
  /** Instant, UTC; the only time that goes into the file's own properties, so that equal facts make equal bytes. */
  receivedAt: string;
  receivedText: string;
  late: { recordedText: string; reason: string } | null;
  recordedBy: string;
  timeliness: { text: string; due: string | null; why: string };
  files: readonly { name: string; size: number; sha256: string }[];
};
