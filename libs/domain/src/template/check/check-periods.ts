import { mostDaysIn } from '../../calendar/months.js';
import { formatDate } from '../../calendar/plain-date.js';
import type { ObligationPeriods, ObligationTemplate } from '../cascade-template.js';
import { countPeriods } from '../periods.js';
import type { Report } from './template-problem.js';

/** A daily duty for ten years; more is a slip of the pen. */
const MOST_PERIODS = 4000;
const PLACEHOLDERS = ['{năm}', '{kỳ}', '{từ}', '{đến}'];

/** How many of the kind there are in a year. */
const perYear = { 'half-year': 2, quarter: 4, month: 12 } as const;

const checkOrder = (periods: ObligationPeriods, report: Report): void => {
  if (periods.kind === 'once' || periods.from <= periods.to) return;
  const text = (one: number | string): string =>
    typeof one === 'number' ? String(one) : formatDate(one as Parameters<typeof formatDate>[0]);
  report(
    'TEMPLATE.FIELD_INVALID',
    ['periods'],
    `${text(periods.from)}–${text(periods.to)}`,
    typeof periods.from === 'number' ? 'Năm đầu sau năm cuối.' : 'Ngày đầu sau ngày cuối.',
    'Sửa để đầu không sau cuối.',
  );
};

const checkNumbers = (periods: ObligationPeriods & { kind: keyof typeof perYear }, report: Report): void => {
  const most = perYear[periods.kind];
  const wrong = periods.only?.filter((number) => !Number.isInteger(number) || number < 1 || number > most) ?? [];
  if (wrong.length > 0 || periods.only?.length === 0) {
    report(
      'TEMPLATE.FIELD_INVALID',
      ['periods', 'only'],
      periods.only?.join(', '),
      wrong.length > 0 ? `Một năm chỉ có kỳ 1 đến ${most}.` : 'Không có kỳ nào phải nộp.',
      `Ghi số thứ tự kỳ từ 1 đến ${most}, hoặc bỏ trống để tính mọi kỳ.`,
    );
  }
  if (new Set(periods.only).size !== (periods.only?.length ?? 0)) {
    report(
      'TEMPLATE.FIELD_INVALID',
      ['periods', 'only'],
      periods.only?.join(', '),
      'Một kỳ được ghi hai lần.',
      'Ghi mỗi kỳ một lần.',
    );
  }
  const { month, day } = periods.startsOn;
  if (day > mostDaysIn(month)) {
    report(
      'DATE.NOT_REAL',
      ['periods', 'startsOn', 'day'],
      `${day}/${month}`,
      `Không năm nào có ngày ${day}/${month}.`,
      'Ghi ngày đầu kỳ có thật, ví dụ 15/12.',
    );
  }
};

const checkLabel = ({ label, kind }: ObligationPeriods, report: Report): void => {
  const allowed = kind === 'once' ? [] : PLACEHOLDERS;
  const unknown =
    label
      .normalize('NFC')
      .match(/\{[^}]*\}/g)
      ?.filter((one) => !allowed.includes(one)) ?? [];
  if (unknown.length === 0) return;
  report(
    'TEMPLATE.FIELD_INVALID',
    ['periods', 'label'],
    label,
    kind === 'once' ? `Nghĩa vụ một lần không có ${unknown.join(', ')}.` : `Không biết ${unknown.join(', ')}.`,
    kind === 'once' ? 'Ghi tên kỳ bằng chữ.' : `Chỉ dùng ${PLACEHOLDERS.join(', ')}.`,
  );
};

/** Order, numbers, first day and label of the periods. */
export const checkPeriods = ({ periods }: ObligationTemplate, report: Report): void => {
  checkOrder(periods, report);
  checkLabel(periods, report);
  if (periods.kind === 'half-year' || periods.kind === 'quarter' || periods.kind === 'month')
    checkNumbers(periods, report);
  const count = countPeriods(periods);
  if (count > MOST_PERIODS) {
    report(
      'TEMPLATE.TOO_LARGE',
      ['periods'],
      count,
      `Nghĩa vụ này có ${count} kỳ; một nghĩa vụ có tối đa ${MOST_PERIODS} kỳ.`,
      'Rút ngắn khoảng thời gian, hoặc chọn kỳ dài hơn.',
    );
  }
};
