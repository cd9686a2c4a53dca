/**
 * Words that speak of time, found in folded text whose citations are blotted out. This only finds the stretch; what it
 * means is said by @dondoc/due-words.
 */
export type TimeWords = {
  start: number;
  end: number;
  /** `date`: a day or a length of time; `recurring`: "hằng năm", "định kỳ" alone; `anniversary`: "tổng kết 10 năm …". */
  kind: 'date' | 'recurring' | 'anniversary';
  /** Only a day, without any word of a limit: counts where the sentence has told another one's limit before. */
  bare?: boolean;
};

const DAY = '\\d{1,2}\\s?[/.-]\\s?\\d{1,2}(?:\\s?[/.-]\\s?(?:\\d{4}|\\d{2}))?(?!\\d|\\s?%)';
const YEARLY = '(?:hang|tung|moi)\\s+(?:nam|quy(?! dinh| che| trinh)|thang|tuan|ngay)(?!\\s+nay)';
const LENGTH = '\\(?\\d{1,3}\\)?\\s+(?:\\([a-z ]{2,12}\\)\\s+)?(?:ngay|thang|tuan|gio)';

const BEFORE_MEETING =
  'truoc(?:\\s+ngay)?\\s+(?:hoi nghi|cuoc hop|ky hop|phien hop|khai mac|bau cu|hop|to chuc|dai hoi)';

/** Cues of a due day, from the most telling on. Each is extended to the right over words of time. */
const dateCues: readonly string[] = [
  '(?:truoc|tu|den het|het|cham nhat|muon nhat|khong qua|khong muon hon|vao|trong)\\s+(?:[a-z]{1,5}\\s+){0,2}?ngay\\s+(?:\\d|cuoi|lam viec)',
  `(?:truoc|cham nhat|muon nhat|den het|vao|tu|xong)\\s+(?:la\\s+)?${DAY}`,
  '(?:truoc|cham nhat|muon nhat|sau)\\s+(?:la\\s+)?(?:vao\\s+)?(?:luc\\s+)?\\d{1,2}\\s?(?:h|gio)\\s?\\d{0,2}(?!\\s?(?:sang )?hang ngay lam)',
  '(?:cham nhat|muon nhat|han chot|han cuoi|khong muon hon|khong qua|thoi han)\\s+(?:cuoi cung\\s+)?(?:la\\s+)?(?:(?:het|vao|den|den het|trong|cuoi)\\s+)?(?:ngay|thang|quy|tuan|thu|\\d)',
  '(?:trong|het|cuoi|dau|giua|truoc|xong)\\s+(?:cuoi\\s+|dau\\s+)?(?:thang|quy)\\s+(?:\\d|[ivx]{1,3}\\b)',
  '(?:truoc|trong|cham nhat|xong)\\s+(?:cuoi\\s+|dau\\s+)?(?:ngay\\s+)?(?:thang|quy)\\s+(?:\\d|[ivx]{1,3}\\b)',
  `trong\\s+(?:vong|thoi han|thoi gian)\\s+(?:toi da\\s+|khong qua\\s+|cham nhat\\s+)?${LENGTH}`,
  `(?:sau|truoc|cham nhat|khong qua|toi da|trong)\\s+${LENGTH}(?:\\s+lam viec)?\\s+(?:(?=ke tu|tinh tu|tu ngay|sau khi|truoc khi|ket thuc|${BEFORE_MEETING})|truoc|sau)`,
  `${LENGTH}(?:\\s+lam viec)?,?\\s+(?=ke tu|tinh tu)`,
  '(?:thoi han|thoi gian|han)(?:\\s+[a-z]{1,9}){0,6}?\\s*:?\\s+(?:la\\s+|keo dai\\s+)?den\\s+(?:ngay\\s+)?\\d',
  '(?<!den )ngay\\s+\\d{1,2}(?:\\s?/\\s?\\d{1,2})?\\s+(?:hang|moi|cua (?:thang|quy)|thang (?:cuoi|dau|tiep|sau|\\d))',
  `(?:thoi gian|thoi han|thoi diem|tien do|han)(?:\\s+[a-z]{1,9}){0,7}?(?:\\s+la)?\\s*:\\s*(?:ngay\\s+)?(?:${DAY}|(?:tu\\s+)?(?:thang|quy)\\s+(?:\\d|[ivx]{1,3}\\b)|(?:trong )?nam \\d{4}|\\d{1,2} ngay)`,
  '(?<!thang )(?:cuoi|dau|giua|truoc khi ket thuc|ket thuc)\\s+(?:moi |tung |hang )?(?:thang|quy(?! dinh| che| trinh)|nam)(?!\\s+hoc)',
  'truoc\\s+(?:\\d{1,2}\\s+)?(?:ngay\\s+)?(?:thu\\s+(?:hai|ba|tu|nam|sau|bay|\\d)|chu nhat)',
  '(?:vao|cham nhat)\\s+(?:ngay\\s+)?(?:thu\\s+(?:hai|ba|tu|nam|sau|bay|\\d)|chu nhat)\\s+(?:hang|moi)',
];
const recurringCues = [YEARLY, 'dinh ky', '(?:6|sau|9|chin|3|ba)\\s+thang(?=\\s+(?:mot lan|/lan|va))', 'qua tung nam'];

const boundary = (cues: readonly string[]): RegExp => new RegExp(`(?<![a-z0-9])(?:${cues.join('|')})`, 'g');
const DATED = boundary(dateCues);
const RECURRING = boundary(recurringCues);
const ANNIVERSARY =
  /(?<![a-z0-9])(?:so|tong)\s?,?\s?(?:tong )?ket\s+(?:qua\s+)?\d{1,2}\s+nam\s+(?:thuc hien|trien khai|thi hanh|to chuc)/g;

/** "…; các trường THPT ngày 24/4/2018." */
const BARE = new RegExp(`\\sngay\\s+${DAY}[.;,\\s/]*$`);

/** Words that go on with a due day: "… của năm trước liền kề", "… tháng cuối quý", "… kể từ ngày nhận được văn bản". */
const GOES_ON =
  /^(?:\d{1,4}(?:[h:]\d{0,2})?|ngay|thang|nam|quy|tuan|gio|phut|h|hang|moi|tung|cuoi|dau|giua|cung|cua|truoc|lien|ke|sau|tiep|theo|la|den|het|tu|va|lam|viec|thu|hai|ba|bay|chu|nhat|ky|'|sang|chieu|nay|toi|do|[ivx]{1,3}|-|\/|\.(?=\d)|:(?=\d)|,(?=\s*(?:ngay|thang|quy|nam|[ivx]{1,3}\b)))$/;
const TOKEN = /[a-z]+|\d{1,4}(?:h\d{0,2})?|[^\sa-z\d]/g;
/** Not the end of such words: "… và", "… của", "trước"; but "quý sau", "năm trước", "tháng tới" are whole. */
const HANGING =
  /[\s,./:-]*\b(?:va|cua|tu|den|la|theo|het|cuoi|dau|(?<!lien )ke|do|(?<!(?:nam|quy|thang|ky|tuan|lien ke) )(?:truoc|sau|toi)|[-/.:,])$|[\s,./:-]+$/;
/** "kể từ ngày nhận được Công văn này", "sau khi kết thúc hội nghị": the event belongs to the words. */
const EVENT =
  /^\s*,?\s*(?:truoc(?:\s+ngay)?(?=\s+(?:hoi nghi|cuoc hop|ky hop|phien hop|khai mac|bau cu|hop|to chuc|dai hoi)(?![a-z]))|(?:ke tu|tinh tu|tu)(?:\s+(?:ngay|khi|thoi diem))?|sau khi|truoc khi|ket thuc|sau khi ket thuc)\s+(?!\d|ngay\s+\d|ngay\b)[^,.;()]{2,90}/;

/** "ngày 15 (mười lăm)": the figure once more in words. */
const IN_WORDS = /^\((?:(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|lam|tu|linh|le)\s?){1,4}\)/;
/** "tháng báo cáo", "kỳ báo cáo": the period that is reported. */
const OF_REPORT = /(?:^|\s)(?:thang|nam|quy|ky)\s$/;

const extended = (plain: string, from: number): number => {
  const rest = plain.slice(from, from + 160);
  let end = 0;
  for (const match of rest.matchAll(TOKEN)) {
    if (match.index < end) continue;
    const seen = rest.slice(match.index);
    const event = EVENT.exec(seen);
    if (event) return from + match.index + cutAtVerb(event[0]).length;
    const twice = IN_WORDS.exec(seen) ?? (OF_REPORT.test(rest.slice(0, match.index)) ? /^bao cao/.exec(seen) : null);
    const token = match[0] === ',' || match[0] === '.' || match[0] === ':' ? tokenAhead(seen) : match[0];
    if (!twice && !GOES_ON.test(token)) break;
    end = match.index + (twice?.[0].length ?? match[0].length);
  }
  return from + rest.slice(0, end).replace(HANGING, '').length;
};

/** A sign between figures ("15.3.2022", "17:30") or in a list of days goes on; at the end of a sentence it does not. */
const tokenAhead = (seen: string): string =>
  /^[.:]\d/.test(seen) || /^,\s*(?:ngay|thang|quy|nam|[ivx]{1,3}\b)/.test(seen) ? '-' : seen.slice(0, 1) + '#';

const cutAtVerb = (event: string): string =>
  event.replace(/\s+(?:cac|de|ve|gui|nop|bao cao|phai|qua|thong qua|don vi|so|ubnd)\s.*$/, '');

/** What stands just before makes the day no due day: a state of data, the past, a law in force. */
const NOT_DUE =
  /(?:tinh den|so lieu (?:\S+\s+){0,3}|hieu luc(?: thi hanh)?|(?:nguoi|ca nhan|cong dan|tre|tre em|du tuyen|nam|nu) sinh|tuyen dung|da ban hanh|duoc ban hanh|da ky|ap dung|da duoc \S+|da \S+|(?:duoc|da|giay|phep) cap|duoc thanh lap|bi bai bo|giai doan|thay the|nghi huu|(?<!(?:phai|can) )duoc (?:phe duyet|giao|tiep nhan|cong nhan|ky ket|chap thuan|bo nhiem|khoi cong)|(?:ho so|don thu) tiep nhan|phat sinh)\s*(?:ke )?$/;

/** "Hội nghị tổ chức vào ngày …": when something is held. */
const HELD = /(?:to chuc|dien ra|khai mac|be mac|khoi cong|khanh thanh|thong xe|ra mat|hop)\s*$/;

/** A cut-off of data (chốt số liệu) is a field of its own, not a due day (domain.md §4). */
const CUT_OFF = /chot so lieu|(?:lay|tinh) so lieu|ky bao cao (?:duoc )?tinh|so lieu (?:duoc )?tinh|duoc tinh tu/;
/** True when the part tells from when to when data are counted. */
export const tellsCutOff = (plain: string): boolean => CUT_OFF.test(plain);
/** What has been demanded before and is only recalled: "… đã có Công văn … thời hạn trước ngày 23/02". */
const RECALLED =
  /^truoc do,|(?<![a-z0-9])da (?:co|ban hanh|gui|yeu cau|de nghi|chi dao|giao|trien khai|dang tai)(?![a-z0-9])|^ngay (?:\d|#)[^,]{0,30},/;
/** "Thực hiện Công văn … (thời hạn gửi Bộ trước ngày …), Sở đề nghị …": the due day of the document that is carried out. */
const CITED_DUE = /^(?:thuc hien|can cu|theo|tiep theo)\s[^()]*\([^()]*$/;
/** After what is recalled the demand of this document may follow: "… ; Sở Nội vụ đề nghị …". */
const DEMANDS = /(?:[,;]\s|\sva\s|\snay\s|vi vay|do vay|do do)\s*(?:[a-z-]+\s){0,7}(?:de nghi|yeu cau|giao)(?![a-z])/;
/** "trước ngày 15/2 vẫn còn 03 đơn vị chưa gửi": told, not demanded. */
const TOLD = /^,?\s*(?:van|da|moi chi|moi co|con \d|co \d|chi co)\s/;
/** A span of time is a due one only where it opens the part or is said to be the time of the duty. */
const SPAN = /^tu\s+(?:ngay\s+)?\d/;
const SPAN_IS_DUE =
  /(?:^|[:(]|thoi gian|thoi han|thoi diem|vao|nop|gui|nhan|dang ky|dinh ky|hoan thanh|cap nhat|thuc hien)\s*$/;

const isNotDue = (plain: string, start: number): boolean => {
  const before = plain.slice(Math.max(0, start - 40), start);
  if (NOT_DUE.test(before)) return true;
  if (HELD.test(before) && /^(?:vao|luc)\s/.test(plain.slice(start, start + 5))) return true;
  if (CUT_OFF.test(plain.slice(Math.max(0, start - 120), start))) return true;
  return SPAN.test(plain.slice(start, start + 12)) && !SPAN_IS_DUE.test(before);
};

/** True when the day only recalls what was demanded before, or tells what has been. */
export const recalls = (plain: string, time: TimeWords): boolean => {
  const before = plain.slice(0, time.start);
  if (CITED_DUE.test(before)) return true;
  const recalled = RECALLED.exec(before);
  if (recalled && !DEMANDS.test(before.slice(recalled.index + recalled[0].length))) return true;
  return TOLD.test(plain.slice(time.end, time.end + 16));
};

const overlaps = (one: TimeWords, others: readonly TimeWords[]): boolean =>
  others.some((other) => one.start < other.end && other.start < one.end);

const found = (plain: string, pattern: RegExp, kind: TimeWords['kind']): TimeWords[] => {
  const list: TimeWords[] = [];
  let past = 0;
  for (const match of plain.matchAll(pattern)) {
    const start = match.index;
    if (start < past) continue;
    const end = kind === 'anniversary' ? start + match[0].length : extended(plain, start + match[0].length);
    past = end;
    if (kind !== 'date' || !isNotDue(plain, start)) list.push({ start, end, kind });
  }
  return list;
};

/** All words of time of a part, in order; a recurrence inside a date ("ngày 25 hằng tháng") belongs to the date. */
export const timeWordsIn = (plain: string): TimeWords[] => {
  const dates = found(plain, DATED, 'date');
  const anniversaries = found(plain, ANNIVERSARY, 'anniversary').filter((one) => !overlaps(one, dates));
  const bare = dates.length === 0 ? BARE.exec(plain) : null;
  if (bare)
    dates.push({
      start: bare.index + 1,
      end: bare.index + bare[0].replace(/[.;,\s/]+$/, '').length,
      kind: 'date',
      bare: true,
    });
  const taken = [...dates, ...anniversaries];
  const recurring = found(plain, RECURRING, 'recurring').filter((one) => !overlaps(one, taken));
  return [...taken, ...recurring].sort((left, right) => left.start - right.start);
};
