import { type CascadeSummary, fullNumber } from '@dondoc/contracts';
import { formatDay } from './plain-date-label.js';

/** `Kế hoạch số 15/KH-UBND ngày 14/02/2022`, or that it is a draft. */
export const documentLabel = ({ type, sign, number, issuedOn }: CascadeSummary['document']): string => {
  if (number === null || issuedOn === null) return 'Dự thảo (chưa có số, ngày)';
  return `${type} số ${fullNumber(number, sign)} ngày ${formatDay(issuedOn)}`;
};
