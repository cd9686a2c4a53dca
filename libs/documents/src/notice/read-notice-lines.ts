import type { NoticeDay } from '@dondoc/domain';
import { LONGEST_REST, MOST_DAYS, noticeInvalid } from './notice-day.js';
import { readDayRange } from './day-range.js';
import { plainLetters, worksBy } from './rest-words.js';

const FORM =
  'Ghi mỗi dòng: ngày, rồi “nghỉ” hoặc “làm bù”, ví dụ “31/08/2026 nghỉ: Hoán đổi” hoặc “22/08/2026 làm bù”.';
const ACT = /(?:^|[\s,;:.-])(nghi|lam bu|lam viec|di lam)(?=$|[\s:,.;(-])/;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "làm bù cho ngày nghỉ 31/8" names the other day only as its reason. */
const AS_REASON = /\b(ngay|ky|dip|cho|le) (nghi|lam bu|di lam)\b/g;

/** "04/12/2026 nghỉ, làm bù 12/12/2026" are two days in one line: half of it would be lost. After the colon stands a name. */
const saysBoth = (words: string): boolean => {
  const act = plainLetters(words.split(':')[0] ?? '').replace(AS_REASON, '');
  return /\bnghi\b/.test(act) && /\b(lam bu|di lam)\b/.test(act);
};

/** The name of the day: what stands after the colon, else the words themselves. */
const nameIn = (words: string): string => {
  const [act = '', ...rest] = words.split(':');
  const name = rest.join(':').trim();
  return capitalised(name === '' ? act.trim() : name);
};

const daysOfLine = (typed: string, line: number): NoticeDay[] => {
  const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  const act = ACT.exec(plainLetters(text));
  if (!act) throw noticeInvalid(line, text, 'Dòng này không nói nghỉ hay làm bù.', FORM);
  const at = act.index + act[0].length - (act[1] ?? '').length;
  const words = text.slice(at);
  const working = worksBy(words);
  if (working === undefined || saysBoth(words))
    throw noticeInvalid(line, text, 'Dòng này nói cả nghỉ lẫn làm việc.', `Tách thành hai dòng. ${FORM}`);
  const range = readDayRange(text.slice(0, at).replace(/[\s,;:.-]+$/, ''));
  if ('reason' in range) throw noticeInvalid(line, text, range.reason, FORM);
  if (range.days.length > LONGEST_REST) {
    throw noticeInvalid(
      line,
      text,
      `Dòng này gồm ${range.days.length} ngày liền.`,
      'Kiểm tra lại ngày đầu và ngày cuối.',
    );
  }
  return range.days.map((date) => ({ date, working, name: nameIn(words) }));
};

/**
 * Reads a notice as people type it, one line per day or range; empty lines and lines that begin with # are passed over.
 * @throws RuleViolation `CALENDAR.NOTICE_INVALID` naming the line
 */
export const readNoticeLines = (text: string): NoticeDay[] => {
  const days = text
    .split(/\r\n|\r|\n/)
    .flatMap((line, index) => (/^\s*(#|$)/.test(line) ? [] : daysOfLine(line, index + 1)));
  if (days.length === 0) throw noticeInvalid(null, '', 'Thông báo chưa có dòng nào.', FORM);
  if (days.length > MOST_DAYS) {
    throw noticeInvalid(null, `${days.length} ngày`, `Thông báo nhiều hơn ${MOST_DAYS} ngày.`, 'Chia thành nhiều lần.');
  }
  return days;
};
