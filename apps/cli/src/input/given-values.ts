import { formatDate, type PlainDate, plainDateOf, RuleViolation } from '@dondoc/domain';
import { usageFailure } from '../failure.js';

/** An option that is a date `YYYY-MM-DD`. @throws Failure with exit code 2 */
export const givenDate = (option: string, text: string): PlainDate => {
  try {
    return plainDateOf(text.trim(), option);
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    const reason = 'Không phải một ngày có thật dạng năm-tháng-ngày (not a real date YYYY-MM-DD).';
    throw usageFailure(option, text, reason, 'Ghi ngày có thật, ví dụ 2022-03-15.');
  }
};

/** An option that is a whole number within bounds. @throws Failure with exit code 2 */
export const givenCount = (option: string, text: string, least: number, most: number): number => {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  const reason = `Phải là số nguyên từ ${least} đến ${most} (a whole number from ${least} to ${most}).`;
  throw usageFailure(option, text, reason, 'Sửa lại con số.');
};

/** Nothing is reckoned or rehearsed beyond the years that a calendar can have. */
const LAST_DAY = '2100-12-31';

/** The last day of a life that begins on `issuedOn`. @throws Failure with exit code 2 */
export const givenUntil = (text: string, issuedOn: PlainDate): PlainDate => {
  const until = givenDate('--until', text);
  if (issuedOn <= until && until <= LAST_DAY) return until;
  const reason = `Phải từ ngày ban hành (${formatDate(issuedOn)}) đến hết năm 2100 (must lie between the date of issue and 2100).`;
  throw usageFailure('--until', text, reason, 'Ghi một ngày trong khoảng đó, hoặc bỏ tùy chọn này.');
};

/** Two dates in order. @throws Failure with exit code 2 */
export const givenSpan = (from: string, to: string): { from: PlainDate; to: PlainDate } => {
  const span = { from: givenDate('--from', from), to: givenDate('--to', to) };
  if (span.from <= span.to) return span;
  const reason = 'Ngày cuối ở trước ngày đầu (--to is before --from).';
  throw usageFailure('--to', to, reason, 'Đổi chỗ hai ngày, hoặc sửa lại.');
};
