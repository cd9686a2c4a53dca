import { fold } from '../text/folding.js';

const CONDITION =
  /(?<![a-z0-9])(?:neu|truong hop|doi voi (?:cac )?truong hop)\s+(?!co\s*[)\].,;])(?!qua (?:thoi )?han)(?!het (?:thoi )?han)(?!khong (?:co y kien|gui|nhan duoc))[^;()]{4,200}/;
const END =
  /,\s+(?:thi |de nghi |gui |nop |bao cao |phai |kip thoi |cac |co quan|don vi|can |yeu cau |dia phuong)|\s+thi\s|[.](?:\s|$)/;

/** "nếu …": the duty binds only then; as printed, up to the duty itself. */
export const conditionIn = (
  text: string,
  plain: string = fold(text),
): { words: string; start: number; end: number } | null => {
  const match = CONDITION.exec(plain);
  if (!match) return null;
  const stop = END.exec(match[0])?.index ?? match[0].length;
  const words = text.slice(match.index, match.index + stop).trim();
  return { words, start: match.index, end: match.index + stop };
};

const SILENCE = /(?:khong (?:co|nhan duoc|gui|tham gia|phan hoi)|qua (?:thoi )?han|het (?:thoi )?han|neu khong)/;
const AGREED =
  /(?:xem (?:nhu)?|coi (?:nhu)?|duoc (?:hieu|xem|coi)(?: la| nhu)?|mac nhien|dong nghia|duong nhien)\s*(?:la |nhu |da |voi |viec |quy |cac |co quan, |don vi |don vi, |dia phuong |so, |nganh )*(?:hoan toan )?(?:thong nhat|dong y|dong thuan|nhat tri|tan thanh|khong co y kien|da thong nhat)/;

/** True when the words make silence after the due day agreement (mặc nhiên thống nhất). */
export const silenceAgrees = (plain: string): boolean => {
  const agreed = AGREED.exec(plain);
  return agreed !== null && SILENCE.test(plain.slice(Math.max(0, agreed.index - 250), agreed.index));
};
