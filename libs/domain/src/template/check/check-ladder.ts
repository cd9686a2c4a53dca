import type { Ladder } from '../ladder.js';
import type { Report } from './template-problem.js';

const twice = (numbers: readonly number[]): number | undefined =>
  numbers.find((one, index) => numbers.indexOf(one) !== index);

const invalid = (report: Report, field: string, value: unknown, reason: string, mend: string): void =>
  report('TEMPLATE.FIELD_INVALID', ['ladder', field], value, reason, mend);

const checkEscalations = ({ escalations }: Ladder, report: Report): void => {
  const level = twice(escalations.map((one) => one.level));
  if (level !== undefined) {
    invalid(report, 'escalations', level, `Cấp ${level} được ghi hai lần.`, 'Ghi mỗi cấp báo cáo một lần.');
  }
  const levels = [...escalations].sort((a, b) => a.level - b.level);
  for (const [index, one] of levels.entries()) {
    const below = levels[index - 1];
    if (!below || below.graceWorkingDays <= one.graceWorkingDays) continue;
    invalid(
      report,
      'escalations',
      `${below.graceWorkingDays} > ${one.graceWorkingDays}`,
      `Cấp ${one.level} được báo trước cấp ${below.level}.`,
      'Thời gian chờ của cấp trên không được ngắn hơn cấp dưới.',
    );
  }
  if (escalations.some(({ graceWorkingDays }) => graceWorkingDays < 0)) {
    invalid(report, 'escalations', '', 'Thời gian chờ không được âm.', 'Ghi số ngày làm việc từ 0 trở lên.');
  }
};

/** A ladder that would remind twice on a day, never, or tell the upper level before the lower. */
export const checkLadder = (ladder: Ladder, report: Report): void => {
  const day = twice(ladder.before);
  if (day !== undefined) {
    invalid(report, 'before', day, `Mốc nhắc trước ${day} ngày được ghi hai lần.`, 'Ghi mỗi mốc nhắc một lần.');
  }
  if (ladder.before.some((one) => !Number.isInteger(one) || one < 1)) {
    const reason = 'Mốc nhắc trước hạn phải từ 1 ngày làm việc trở lên.';
    invalid(report, 'before', ladder.before.join(', '), reason, 'Ghi 1 cho ngày làm việc liền trước hạn.');
  }
  const { everyWorkingDays, times } = ladder.repeat;
  if (times > 0 && everyWorkingDays < 1) {
    invalid(report, 'repeat', everyWorkingDays, 'Nhắc lại phải cách nhau ít nhất 1 ngày làm việc.', 'Ghi 1 trở lên.');
  }
  if (times < 0) invalid(report, 'repeat', times, 'Số lần nhắc lại không được âm.', 'Ghi 0 để không nhắc lại.');
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(ladder.at)) {
    invalid(report, 'at', ladder.at, 'Không có giờ này trong ngày.', 'Ghi giờ dạng 07:30.');
  }
  checkEscalations(ladder, report);
};
