import { bodyAt, headLength } from '../bodies/body-names.js';
import { fold } from '../text/folding.js';

/** Before the subject of a duty: nothing, or words that charge it. */
const CHARGES =
  /(?:^\s*(?:doi voi )?|\b(?:giao(?: cho)?|de nghi|yeu cau|do|phan cong|trach nhiem (?:chung )?cua|uy quyen|chi dao|luu y)(?: dong chi)?[\s:]*)$/;
const PAUSE = /(?:[,;:]|^[-\d().\s]+|\bva)\s*$/;
/** After the subject: a verb of duty. */
const DUTY =
  /^[\s,:]*(?:\([^)]{0,60}\)\s*)?(?:co trach nhiem|chiu trach nhiem|chu tri|chu dong|phoi hop|xay dung|gui|nop|bao cao|trinh|tham muu|to chuc|can cu|huong dan|theo doi|ra soat|tong hop|thuc hien|trien khai|dang ky|lap|ban hanh|dinh ky|hang nam|hang quy|hang thang|tien hanh|hoan thanh|gop y|nghien cuu|tham gia|kip thoi|khan truong|tu danh gia|cham diem|tham dinh|phan cong|phai|can |truoc ngay|cham nhat|khong qua|cu |cung cap|cap nhat|kiem tra|ket hop|va [a-z]|tiep tuc|thong nhat|quan tam|dinh ki|danh gia|de xuat|nop|duoc (?:phan cong|giao))/;
/** Also without a pause before it, as scans lose commas; but not after a preposition ("của Sở Nội vụ"). */
const PLAIN_DUTY = /^\s*(?:co trach nhiem|chiu trach nhiem|chu tri|dang ky|gui|nop|bao cao|xay dung|tham muu|lap)\b/;
const PREPOSITION =
  /(?:(?<![a-z0-9])(?:cua|voi|ve|cho|tai|qua|tu|boi|giup|tham muu|bao cao|trinh|gui|toi|den|theo|va|hoac|thuoc|duoc|cung|tham gia)|,|\()\s*$/;
/** Read in the printed text: folded, "đang" is the "đăng" of "đăng ký". */
const PAST = /^\s*(?:đã|vừa|đang)\s/iu;

type Subject = { words: string; charged: boolean };

const subjectsIn = (text: string, plain: string): Subject[] => {
  const found: Subject[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (headLength(text, plain, at) === 0) continue;
    const before = plain.slice(Math.max(0, at - 40), at);
    const body = bodyAt(text, plain, at, true);
    if (!body) continue;
    const next = plain.slice(body.end, body.end + 90);
    const charged = CHARGES.test(before) && before.trim() !== '';
    const opens = at === 0 || PAUSE.test(before) || (PLAIN_DUTY.test(next) && !PREPOSITION.test(before));
    if (!PAST.test(text.slice(body.end, body.end + 8)) && (charged || at === 0 || (opens && DUTY.test(next))))
      found.push({ words: body.words, charged });
    at = body.end;
  }
  return found;
};

/** The subject of a part: who is charged there, else who stands before a verb of duty. */
export const subjectOf = (text: string, plain: string = fold(text)): string | null => {
  const subjects = subjectsIn(text, plain);
  return (subjects.find(({ charged }) => charged) ?? subjects[0])?.words ?? null;
};

/** "riêng UBND các huyện gửi trước ngày 20/6": who has a day of their own. */
export const exceptedIn = (text: string, plain: string): string | null => {
  const match = /(?<![a-z0-9])rieng (?:doi voi )?/.exec(plain);
  return match ? (bodyAt(text, plain, match.index + match[0].length, true)?.words ?? null) : null;
};

/** Who is charged by name ("giao", "đề nghị", "yêu cầu"), for the paragraph that follows. */
export const chargedIn = (text: string): string | null =>
  text.length > 4000 ? null : (subjectsIn(text, fold(text)).findLast(({ charged }) => charged)?.words ?? null);

/** "Cơ quan chủ trì: Phòng Nội vụ." on a line of its own. */
export const leadingOffice = (text: string): string | null => {
  const plain = fold(text);
  const lead = /^[\s-]*(?:co quan|don vi|phong|to chuc)?\s*(?:chu tri|thuc hien|chiu trach nhiem)[^:]{0,30}:\s*/.exec(
    plain,
  );
  return lead && text.length < 300 ? (bodyAt(text, plain, lead[0].length, true)?.words ?? null) : null;
};

/** The bodies that a heading or lead-in charges: "a) Sở Nội vụ:", "1. Trách nhiệm của Thủ trưởng các sở …". */
export const chargedBy = (heading: string): string | null => {
  const plain = fold(heading);
  if (heading.length > 700) return null;
  const stated = subjectOf(heading);
  if (stated !== null) return stated;
  const lead = /(?:trach nhiem (?:chung )?(?:cua )?|doi voi |giao )/.exec(plain);
  const at = lead ? lead.index + lead[0].length : 0;
  const body = bodyAt(heading, plain, at, true);
  return body !== null && body.end >= heading.replace(/[\s:.]+$/, '').length - 12 ? body.words : null;
};
