import { Sha256 } from './sha256.js';

/** A file that somebody chose, as far as a check needs it. `seal`: null unless it ends as our receipts do. */
export type ChosenFile = {
  name: string;
  sha256: string;
  seal: { code: string; sha256: string; seal: string } | null;
};

/** The line at the end of a receipt's PDF: a comment for readers of PDF (docs/decisions/0018-files-and-receipts.md). */
const SEAL = /%DonDoc-Seal 1 ([0-9A-Z-]{2,90}) ([\w-]{86})\n$/;
const LONGEST_SEAL = 250;

const hashOf = async (bytes: Blob): Promise<string> => {
  const hash = new Sha256();
  const reader = bytes.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) hash.update(piece.value);
  return hash.digest();
};

/** Reads a file here, in the browser: nothing of it is sent anywhere. */
export const readChosen = async (file: File): Promise<ChosenFile> => {
  const end = await file.slice(Math.max(0, file.size - LONGEST_SEAL)).text();
  const [line, code = '', seal = ''] = SEAL.exec(end) ?? [];
  const sha256 = await hashOf(file);
  if (line === undefined) return { name: file.name, sha256, seal: null };
  return {
    name: file.name,
    sha256,
    seal: { code, seal, sha256: await hashOf(file.slice(0, file.size - line.length)) },
  };
};
