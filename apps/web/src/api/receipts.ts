import { receiptCheckSchema, type ReceiptPaper } from '@dondoc/contracts';
import { useQuery } from '@tanstack/react-query';
import { apiPath, askJson, getJson } from './http.js';

/** What a code vouches for; asked once, because a receipt never changes. */
export const useReceipt = (code: string | undefined) =>
  useQuery({
    queryKey: ['receipt', code],
    queryFn: ({ signal }) => getJson(apiPath('public', 'receipts', code ?? ''), receiptCheckSchema, signal),
    enabled: code !== undefined,
    retry: false,
  });

/** Checks the file of a receipt by its hash and its seal. @throws ProblemError */
export const checkPaper = (paper: ReceiptPaper) =>
  askJson(apiPath('public', 'receipts', 'check'), paper, receiptCheckSchema);
