import { markerOf } from '../layout/markers.js';
import { isCapitals, startsWithCapital } from '../text/folding.js';

/** "Nơi nhận" and what follows the signature, if anything does (an annex). */
export type Foot = { recipients: readonly string[]; after: readonly string[] };

const LEAST_ANNEX = 300;
const isSignature = (line: string): boolean => isCapitals(line.replace(/[\d./]/g, '')) && line.length < 80;

const recipientsIn = (lines: readonly string[]): { list: string[]; end: number } => {
  const first = (lines[0] ?? '').replace(/^[^:]*:?\s*/, '');
  const list: string[] = [];
  let end = 1;
  if (first !== '' && !isSignature(first)) list.push(first.replace(/^[-–]\s*/, ''));
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    const marker = markerOf(line);
    if (marker?.level === 'bullet') list.push(marker.rest);
    else if (marker) break;
    else if (isSignature(line)) continue;
    else if (list.length > 0 && !startsWithCapital(line)) list.push(`${list.pop()} ${line}`);
    else if (list.length > 0) break;
  }
  return { list, end };
};

const isCopyForFile = (recipient: string): boolean => /^(?:lưu|như (?:trên|điều))/iu.test(recipient);

/** Reads the foot; `after` holds the lines of an annex that is numbered like a body. */
export const footOf = (lines: readonly string[]): Foot => {
  if (lines.length === 0) return { recipients: [], after: [] };
  const { list, end } = recipientsIn(lines);
  const annexAt = lines.findIndex(
    (line, index) => index >= end && /^(?:roman|article|part|number)$/.test(markerOf(line)?.level ?? ''),
  );
  const after = annexAt < 0 ? [] : lines.slice(annexAt);
  return {
    recipients: list.map((one) => one.replace(/[\s.;,]+$/, '')).filter((one) => one !== '' && !isCopyForFile(one)),
    after: after.reduce((length, line) => length + line.length, 0) >= LEAST_ANNEX ? after : [],
  };
};
