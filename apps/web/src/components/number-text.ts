import { numberText as formatNumber } from '@dondoc/contracts';

export { formatNumber };

const GROUPED = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/;
const PLAIN = /^-?\d+(,\d+)?$/;

/**
 * Reads a number as typed in Vietnamese: `1.234,5` or `1234,5`. Null when it is none; `1.5` is none, because it could
 * mean 1,5 or 15.
 */
export const parseNumberText = (text: string): number | null => {
  const typed = text.replace(/\s/g, '');
  if (!GROUPED.test(typed) && !PLAIN.test(typed)) return null;
  return Number(typed.replaceAll('.', '').replace(',', '.'));
};

/** Bytes → `1,4 MB`, `320 KB`. */
export const formatBytes = (bytes: number): string => {
  if (bytes >= 1024 * 1024) return `${formatNumber(Math.round((bytes / 1024 / 1024) * 10) / 10)} MB`;
  return bytes >= 1024 ? `${Math.round(bytes / 1024)} KB` : `${bytes} byte`;
};

/** Share as whole percent text; `–` for nothing out of nothing. Never rounds up to 100 %. */
export const formatShare = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.floor((part * 100) / whole)}%`;
