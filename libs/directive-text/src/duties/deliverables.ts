import type { ObligationGroup } from '@dondoc/domain';

/** A thing to hand in, or an act whose result is one. `handIn`: its words say that it is handed in. */
export type Deliverable = {
  /** Where its verb begins ("gửi kế hoạch"), else the noun. */
  start: number;
  /** Where the noun begins and ends. */
  noun: number;
  end: number;
  kind: ObligationGroup;
  handIn: boolean;
};

/** A verb may stand so many words before its object: "gửi về Sở bản tổng hợp kế hoạch". */
const VERB_BEFORE =
  /(?<![a-z0-9])(gui|nop|trinh|xay dung(?: va (?:gui|ban hanh|trinh))?|lap|ban hanh|hoan thanh|hoan thien|xay dung, ban hanh|tham muu|tong hop|thuc hien|bao cao|dang ky|cung cap|cap nhat|chuyen|ra soat|de xuat|phe duyet|to chuc|tien hanh|xay dung va ban hanh)((?:\s+[a-z]+){0,4}\s+)$/;
/** A verb that hands in, then at most these words: the noun after it is its object, whoever receives it in between. */
const HAND_IN_BEFORE = /(?<![a-z0-9])(?:gui|nop|trinh|goi)(?:\s+[a-z,()]+){0,9}\s+$/;

type Entry = { words: string; kind: ObligationGroup; needsVerb: boolean };

const nouns = (kind: ObligationGroup, needsVerb: boolean, ...words: string[]): Entry[] =>
  words.map((one) => ({ words: one, kind, needsVerb }));

/** What the deliverables are called, folded. `needsVerb`: without one it is only mentioned. */
const entries: readonly Entry[] = [
  ...nouns(
    'consultation',
    false,
    '(?:tham gia )?gop y(?! xay dung dang)',
    '(?:tham gia|dong gop|cho|co) y kien(?! nhan dan)',
    'y kien (?:gop y|tham gia|dong gop|bang van ban)',
  ),
  ...nouns(
    'scoring',
    false,
    'tu (?:danh gia|cham diem|kiem diem|xep loai|cham)',
    'ho so (?:cham diem|tu danh gia|danh gia|de nghi xep loai)',
    'cham diem',
    'danh gia, xep loai',
    'xep loai',
    'tham dinh',
    'phuc tra',
    'binh xet',
    'bang (?:tu )?cham diem',
    'phieu (?:tu )?(?:danh gia|cham diem)',
  ),
  ...nouns('review', false, 'ra soat', '(?:sua doi|ban hanh moi)', '(?<!bo )tieu chi', 'kien toan', 'dang ky'),
  ...nouns('review', true, 'quy che', 'quy dinh', 'danh muc', 'danh sach', 'quyet dinh', 'huong dan'),
  ...nouns('plan', true, 'ke hoach', 'chuong trinh', 'de an', 'phuong an', 'du toan', 'lich', 'noi dung dang ky'),
  ...nouns(
    'report',
    false,
    '(?:thong tin,? )?bao cao',
    'so ket',
    'tong ket',
    'tong hop',
    'bieu mau',
    'bien ban',
    'to trinh',
    'kiem diem',
    'quyet toan',
    'giai trinh',
  ),
  ...nouns(
    'report',
    true,
    'ho so',
    'so lieu',
    'ket qua',
    'van ban',
    'de xuat',
    'tai lieu',
    'thong ke',
    'phieu',
    'bieu',
    'minh chung',
    'san pham',
    'bai du thi',
    'tham luan',
    'hinh anh',
    'du thao',
    'thong tin',
    'ban sao',
    'file',
    'y kien',
    'thong bao',
    'noi dung',
  ),
];
const patterns = entries.map((entry) => ({
  ...entry,
  pattern: new RegExp(`(?<![a-z0-9])${entry.words}(?![a-z0-9])`, 'g'),
}));

/** "theo Kế hoạch", "tại Kế hoạch này", "của Kế hoạch": the document that is spoken of, not one to hand in. */
const MENTION_BEFORE =
  /(?<![a-z0-9])(?:vu|phong|so|ban|bo|theo|cua|tai|trong|voi|can cu|thuc hien|trien khai|trien khai thuc hien|nhan duoc|kem theo|noi dung|cac noi dung|du thao|tren co so|ve viec|phu hop voi|dot|trach nhiem|hoan thanh|chi tieu|muc tieu|quyet dinh|thoi diem|ky)\s+(?:cac\s+|noi dung\s+|nhung\s+)?$/;
const MENTION_AFTER = /^\s+(?:nay|neu tren|tren day|so\s*#|#)/;
/** "theo khung báo cáo", "phần mềm tổng hợp báo cáo": spoken of too. */
const REPORT_MENTION =
  /(?<![a-z0-9])(?:khung|mau|theo|de cuong|phan mem|phan mem tong hop|he thong|he thong thong tin|che do|(?<!dinh )ky|loai|du lieu|chua nhan duoc|da nhan duoc|tai|trong|can cu)\s+$/;
/** "để tổng hợp, báo cáo UBND tỉnh": what the receiver does with it. */
const PURPOSE =
  /(?<![a-z0-9])(?:de|nham|lam co so(?: de)?)\s+(?:so noi vu\s+|van phong\s+|phong noi vu\s+)?(?:kip thoi\s+)?(?:theo doi|tong hop|bao cao|xem xet|trinh|phuc vu|chi dao|kiem tra|cap nhat|tham muu|hop|giai quyet|thuc hien|xu ly|duoc|dang|co|hoan|lam)[^;()]*/g;

/** Blots out the purpose clauses up to the next words of time; a purpose ends where a day begins. */
export const withoutPurposes = (plain: string, times: readonly { start: number }[]): string =>
  plain.replace(PURPOSE, (clause: string, at: number) => {
    const time = times.find(({ start }) => start > at && start < at + clause.length);
    const length = time ? time.start - at : clause.length;
    return '#'.repeat(length) + clause.slice(length);
  });

const isMention = (plain: string, start: number, end: number, entry: Entry): boolean =>
  REPORT_MENTION.test(plain.slice(Math.max(0, start - 30), start)) ||
  ((entry.kind === 'plan' || entry.needsVerb) &&
    (MENTION_BEFORE.test(plain.slice(Math.max(0, start - 40), start)) ||
      MENTION_AFTER.test(plain.slice(end, end + 12))));

const candidate = (plain: string, start: number, end: number, entry: Entry): Deliverable | null => {
  const before = plain.slice(Math.max(0, start - 70), start);
  if (isMention(plain, start, end, entry)) return null;
  const verb = VERB_BEFORE.exec(before);
  const handsIn = HAND_IN_BEFORE.test(before);
  if (entry.needsVerb && !verb && !handsIn) return null;
  const opens =
    verb && (entry.needsVerb || verb[2]?.trim() === '')
      ? start - (verb[1]?.length ?? 0) - (verb[2]?.length ?? 0)
      : start;
  return {
    start: opens,
    noun: start,
    end,
    kind: entry.kind,
    handIn: handsIn || entry.words.includes('bao cao') || entry.kind === 'consultation',
  };
};

/** "Báo cáo được gửi qua Trục liên thông văn bản": the report is what is sent. */
const GIVEN = /^\s(?:duoc |phai )?(?:gui|nop|goi|trinh)/;
/** "gửi hồ sơ đề nghị … xếp loại": the dossier is handed in, not the rating that it asks for. */
const isSameObject = (plain: string, before: Deliverable | undefined, one: Deliverable): boolean =>
  before?.handIn === true &&
  one.noun - before.end < 80 &&
  (GIVEN.test(plain.slice(before.end, before.end + 12)) ||
    !/(?<![a-z0-9])(?:gui|nop|trinh|goi|bao cao|va|dong thoi)(?![a-z0-9])|,/.test(plain.slice(before.end, one.end)));

/** The deliverables that a part names, in order; each stretch once. */
export const deliverablesIn = (plain: string): Deliverable[] => {
  const found: Deliverable[] = [];
  for (const entry of patterns)
    for (const match of plain.matchAll(entry.pattern)) {
      const one = candidate(plain, match.index, match.index + match[0].length, entry);
      if (one) found.push(one);
    }
  found.sort((left, right) => left.noun - right.noun || right.end - left.end);
  const apart = found.filter(
    (one, index) => !found.slice(Math.max(0, index - 3), index).some((other) => one.noun < other.end),
  );
  return apart.map((one, index) => (isSameObject(plain, apart[index - 1], one) ? { ...one, handIn: false } : one));
};

/** What a heading names, though it only speaks of it: "Chế độ báo cáo", "Thời hạn gửi kế hoạch". */
export const namedInHeading = (plain: string): Deliverable | null => {
  const match = /(?<![a-z0-9])(?:(bao cao|ho so|so lieu)|(ke hoach|chuong trinh|phuong an))(?![a-z0-9])/.exec(plain);
  if (!match) return null;
  const end = match.index + match[0].length;
  return { start: match.index, noun: match.index, end, kind: match[2] ? 'plan' : 'report', handIn: true };
};

/** A verb of duty without anything to hand in: "hoàn thành việc lắp đặt trước ngày 30/6". */
export const dutyVerbIn = (plain: string): { start: number; end: number } | null => {
  const match =
    /(?<![a-z0-9])(?:hoan thanh|hoan thien|to chuc|trien khai|thuc hien|khac phuc|xu ly|giai quyet|cong bo|cong khai|niem yet|kiem tra|ban hanh|xay dung|lap|cap nhat|thanh lap|bo tri|phe duyet|gui|nop|trinh|cu |phan cong|dang tai|ket thuc)(?![a-z])/.exec(
      plain,
    );
  return match ? { start: match.index, end: match.index + match[0].length } : null;
};
