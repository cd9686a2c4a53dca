import type { CascadeSummary } from '@dondoc/contracts';
import { formatDay } from './plain-date-label.js';

/** `Kế hoạch số 15/KH-UBND ngày 14/02/2022`, or that it is a draft. */
export const documentLabel = ({ type, sign, number, issuedOn }: CascadeSummary['document']): string => {
  if (number === null || issuedOn === null) return 'Dự thảo (chưa có số, ngày)';
  const full = number.includes('/') || sign === '' ? number : `${number}/${sign}`;
  return `${type} số ${full} ngày ${formatDay(issuedOn)}`;
};
