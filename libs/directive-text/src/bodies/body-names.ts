import { fold } from '../text/folding.js';

/** Words with which the name of a body begins. `proper`: only so printed, with a capital ("Sở"; not "cơ sở", "Số"). */
const heads: readonly { words: string; proper: string | null }[] = [
  ...[
    ...[
      'ubnd',
      'uy ban nhan dan',
      'hdnd',
      'hoi dong nhan dan',
      'hoi dong',
      'cong an',
      'bo chi huy',
      'ban chi huy',
      'thanh tra',
    ],
    ...[
      'chi cuc',
      'tong cuc',
      'van phong',
      'chi bo',
      'dang bo',
      'chi, dang bo',
      'dang uy',
      'huyen uy',
      'tinh uy',
      'thanh uy',
      'cap uy',
    ],
    ...[
      'mat tran',
      'uy ban mat tran',
      'uy ban kiem tra',
      'uy ban bau cu',
      'tram y te',
      'ubmttq',
      'lien doan lao dong',
      'cong doan',
      'bao hiem xa hoi',
      'kho bac',
      'cac chi',
    ],
    ...[
      'thuong truc',
      'ban thuong vu',
      'ban chi dao',
      'ban can su',
      'thu tuong',
      'tong lien doan',
      'cac don vi',
      'cac co quan',
    ],
    ...[
      'cac dia phuong',
      'co quan, don vi',
      'cac so',
      'so, ban',
      'so, nganh',
      'cac ban',
      'cac phong',
      'phong, ban',
      'phong chuyen mon',
    ],
    ...[
      'cac xa',
      'cac huyen',
      'cac to chuc',
      'cac doan the',
      'doan the',
      'cac truong',
      'cac bo',
      'cac bo phan',
      'cac thon',
      'cac cap',
      'cac nganh',
      'cac cuc',
      'cac vu',
    ],
    ...[
      'thu truong',
      'giam doc',
      'chu tich',
      'hieu truong',
      'truong phong',
      'chanh van phong',
      'bo truong',
      'truong ban',
    ],
    ...[
      'quy co quan',
      'quy don vi',
      'nguoi dung dau',
      'moi co quan',
      'tung co quan',
      'don vi',
      'xa, phuong',
      'to truong',
    ],
    ...[
      'trung tam',
      'benh vien',
      'hoi lien hiep',
      'hoi nong dan',
      'hoi cuu chien binh',
      'doan thanh nien',
      'cac hoi',
      'quan su',
    ],
  ].map((words) => ({ words, proper: null })),
  ...['sở', 'ban', 'phòng', 'bộ', 'cục', 'trường', 'hội', 'đoàn', 'viện', 'đài', 'vụ', 'tổ', 'tòa án', 'khối'].map(
    (proper) => ({ words: fold(proper), proper }),
  ),
].sort((left, right) => right.words.length - left.words.length);

const headsByLetter = new Map<string, (typeof heads)[number][]>();
for (const head of heads) {
  const letter = head.words.charAt(0);
  headsByLetter.set(letter, [...(headsByLetter.get(letter) ?? []), head]);
}

/** Words printed small inside a name. */
const inside = new Set(
  (
    'tỉnh huyện xã phường thị trấn thành phố quận cấp khu khối các nhân dân cơ quan đơn vị sự nghiệp công lập chuyên môn ' +
    'trực thuộc địa phương ngành ban sở nhà nước trung ương chính trị xã hội đoàn thể đảng bộ chi ủy uỷ phòng phát triển ' +
    'nông thôn đặc trên bàn liên quan lực lượng vũ trang quý trường trung tâm vụ cục học mầm non tiểu lãnh đạo trưởng thủ ' +
    'doanh ngang hội tổ chức đóng cùng khóa hành này chủ tịch giám đốc tất cả toàn bí thư giáo dục nghề nghiệp thường xuyên triển vận tải thương binh công nghệ môi đào tạo đầu tư thể thao du lịch án'
  ).split(' '),
);
/** Pairs that begin a verb although a name could go on with their first word: "UBND huyện | tổ chức", "… | ban hành". */
const verbs =
  /^(?:ban hành|tổ chức(?! (?:chính|đảng|hành|đoàn|xã|cơ sở|liên))|thông qua|quan tâm|chủ trì|chủ động|chính thức|trực tiếp|cùng với|thường xuyên|thủ tục|trên cơ|công bố|công khai|phát huy|hội nghị|khóa tập|triển khai)(?=[\s,.;:)]|$)/iu;
/** Words that never stand inside a name: after "Nội vụ" the sentence goes on. */
const outside = new Set(
  (
    'trước chậm để theo qua phối có xây gửi nộp báo tham căn hướng rà tổng thực đăng lập định hằng hàng tiến hoàn góp ' +
    'nghiên kịp khẩn tự chấm thẩm phân phải cần trong tại với về cho từ đến bằng khi nếu là do được đã sẽ không giao đề yêu ' +
    'vào thời sau đồng như bao ký hoặc mà còn đang cũng đưa nhằm kiểm giúp tiếp kết chịu rồi lấy ngày năm tháng của trình xem ' +
    'chỉ đôn nêu bảo kể vừa việc những gồm'
  ).split(' '),
);
const TRAILING = /[\s,;:/&–-]+(?:và|hoặc|các|trên|thuộc|quý|của)?$|\s+(?:và|hoặc|các|trên|thuộc|trực|của|cùng|này)$/iu;
/** Heads that a writer may print small before a proper name: "qua phòng Nội vụ". */
const smallHeads = /^(?:phòng|sở|ban|trường|cục) (?=\p{Lu})/u;
const compound = /(?:cơ|văn|đảng|thuộc) $/iu;

const isProperHead = (text: string, at: number): boolean =>
  /\p{Lu}/u.test(text[at] ?? '') ||
  (smallHeads.test(text.slice(at, at + 12)) && !compound.test(text.slice(Math.max(0, at - 6), at)));

/** Length of the head of a body's name at that place, or 0. */
export const headLength = (text: string, plain: string, at: number): number => {
  if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return 0;
  if (verbs.test(text.slice(at, at + 24))) return 0;
  const head = (headsByLetter.get(plain[at] ?? '') ?? []).find(
    ({ words, proper }) =>
      plain.startsWith(words, at) &&
      !/[a-z0-9]/.test(plain[at + words.length] ?? '') &&
      (proper === null || (isProperHead(text, at) && text.slice(at, at + proper.length).toLowerCase() === proper)),
  );
  return head?.words.length ?? 0;
};

const TOKEN = /[\p{L}\p{N}.]+|[^\s\p{L}\p{N}]/gu;
const LONGEST_NAME = 400;

const isProper = (word: string): boolean => /^\p{Lu}/u.test(word);

/** What joins two parts of one name ("Văn hóa, Thể thao và Du lịch") or, in a list, two bodies. */
const JOINT = /^(?:[-–/&,]|và)$/iu;

/** After a joint: another body, or more of the same name. */
const joinsOn = (text: string, plain: string, joint: string, nextAt: number, list: boolean): boolean => {
  const next = /^[\p{L}\p{N}]+/u.exec(text.slice(nextAt, nextAt + 20))?.[0] ?? '';
  const ahead = text.slice(nextAt, nextAt + 20);
  if (next === '' || verbs.test(ahead) || outside.has(next.toLowerCase())) return false;
  const beginsBody = headLength(text, plain, nextAt) > 0;
  const isPart = isProper(next) || inside.has(next.toLowerCase());
  return list ? beginsBody || isPart : !beginsBody && isPart && (joint !== ',' || isProper(next));
};

/** True when a word goes on with the name: printed large, a word of names, or the small second syllable of "Nội vụ". */
const goesOn = (word: string, before: string, ahead: string): boolean => {
  const small = word.toLowerCase();
  if (verbs.test(ahead) || (outside.has(small) && !isProper(word))) return false;
  return (
    isProper(word) ||
    inside.has(small) ||
    (isProper(before) && (before.length === 1 || before.toUpperCase() !== before))
  );
};

/**
 * The name of the body that begins there, or the whole list of bodies ("Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các
 * huyện, thành phố"). Null when none begins there.
 */
export const bodyAt = (
  text: string,
  plain: string,
  at: number,
  list = false,
): { words: string; end: number } | null => {
  const length = headLength(text, plain, at);
  if (length === 0) return null;
  let end = at + length;
  let before = text.slice(at, end).split(' ').at(-1) ?? '';
  for (const match of text.slice(end, end + LONGEST_NAME).matchAll(TOKEN)) {
    const start = at + length + match.index;
    const word = match[0].replace(/\.+$/, '');
    if (JOINT.test(match[0]) || (list && match[0] === ';')) {
      const gap = /^\s*/.exec(text.slice(start + match[0].length))?.[0].length ?? 0;
      if (!joinsOn(text, plain, match[0], start + match[0].length + gap, list)) break;
    } else {
      const isBody = list && headLength(text, plain, start) > 0;
      if (word === '' || !(isBody || goesOn(word, before, text.slice(start, start + 24)))) break;
      end = start + word.length;
      if (match[0] !== word) break;
    }
    before = word;
  }
  let words = text.slice(at, end);
  while (TRAILING.test(words)) words = words.replace(TRAILING, '');
  return { words, end: at + words.length };
};
