const LONGEST = 90;
const STRAY = /^[\s,;:.()“”"–/-]+|[\s,;:.(“–/-]+$/g;
const HANGING =
  /\s+(?:và|của|về|cho|để|theo|tại|trong|đến|từ|với|các|những|là|được|trên|bằng|trước|hoàn thành|qua|thời gian|đúng|gửi|nộp|cần|phải|gấp|thời hạn|báo cáo về)$/iu;

/** Without hanging words and signs, however many follow each other ("…, gửi"). */
const trimmed = (words: string): string => {
  let rest = words;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(HANGING, '').replace(STRAY, '');
  }
  return rest;
};

/** Words as a title: capital first, at most 90 characters, no hanging word at the end. */
export const titleOf = (words: string): string => {
  let title = words.replace(/\s+/g, ' ').replace(STRAY, '');
  if (title.length > LONGEST) {
    const cut = title.lastIndexOf(' ', LONGEST - 1);
    title = title.slice(0, cut > 40 ? cut : LONGEST - 1);
    title = `${trimmed(title)}…`;
  } else title = trimmed(title);
  const opened = title.split('(').length - title.split(')').length;
  if (opened > 0) title = title.slice(0, title.lastIndexOf('(')).trim();
  return title.charAt(0).toUpperCase() + title.slice(1);
};
