import type { ReceiptView } from '@dondoc/contracts';
import { useState } from 'react';
import { checkPaper } from '../../api/receipts.js';
import { readChosen } from './chosen-file.js';

export type Verdict =
  | { kind: 'same'; name: string; as: ReceiptView['files'][number] }
  | { kind: 'different'; name: string; sha256: string }
  | { kind: 'receipt'; receipt: ReceiptView; here: boolean; known: boolean }
  | { kind: 'no-receipt'; name: string }
  | { kind: 'problem'; error: unknown };

const verdictOn = async (file: File, receipt: ReceiptView | null): Promise<Verdict> => {
  const { name, sha256, seal } = await readChosen(file);
  // A report may itself be a receipt that was handed in: then it is a file of this one first of all.
  const same = receipt?.files.find((one) => one.sha256 === sha256);
  if (same) return { kind: 'same', name, as: same };
  if (seal) {
    const found = (await checkPaper(seal)).receipt;
    return { kind: 'receipt', receipt: found, here: receipt?.code === found.code, known: receipt !== null };
  }
  return receipt === null ? { kind: 'no-receipt', name } : { kind: 'different', name, sha256 };
};

/** Checks chosen files against a receipt, or without one whether the file is a receipt of ours. */
export const useFileCheck = (receipt: ReceiptView | null) => {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [busy, setBusy] = useState(false);
  const check = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setBusy(true);
    setVerdict(null);
    const found = await verdictOn(file, receipt).catch((error: unknown): Verdict => ({ kind: 'problem', error }));
    setBusy(false);
    setVerdict(found);
  };
  return { verdict, busy, check };
};
