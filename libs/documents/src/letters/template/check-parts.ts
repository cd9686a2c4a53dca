import type { DocxProblem } from './docx-problem.js';
import type { DocxParts } from './open-docx.js';

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** Fields that fetch or run something when the letter is opened. */
const FETCHING = /\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE|LINK|AUTOTEXT|MACROBUTTON)\b/i;
const LINK_TARGET = /^(?:https?:|mailto:)/i;

type Found = Omit<DocxProblem, 'code'> & { code: DocxProblem['code'] };

const macro = (name: string): Found => ({
  code: 'macro',
  value: name,
  reason: 'Tệp chứa macro hoặc điều khiển chạy được.',
  mend: 'Trong Word, lưu dạng “Word Document (.docx)”, không có macro.',
});

const outside = (value: string): Found => ({
  code: 'outside-content',
  value: value.slice(0, 200),
  reason: 'Mẫu lấy nội dung từ bên ngoài tệp (tệp nhúng, ảnh hoặc mẫu liên kết, trường tự cập nhật).',
  mend: 'Chèn thẳng nội dung vào mẫu, bỏ liên kết và tệp nhúng, rồi lưu lại.',
});

const activeParts = (parts: DocxParts): Found[] =>
  [...parts.keys()].flatMap((name) => {
    if (/vbaproject|vbadata|\/activex\//i.test(name)) return [macro(name)];
    return /\/embeddings\/|\/afchunk|\.(?:html?|mht|rtf|exe|js|vbs)$/i.test(name) ? [outside(name)] : [];
  });

const mainType = (parts: DocxParts): Found[] => {
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? '';
  if (/macroEnabled/i.test(types)) return [macro('[Content_Types].xml')];
  if (types.includes(MAIN)) return [];
  const reason = 'Tệp không phải văn bản Word thường (.docx).';
  return [
    { code: 'not-docx', value: '', reason, mend: 'Trong Word, lưu dạng “Word Document (.docx)” rồi tải lên lại.' },
  ];
};

const attribute = (element: string, name: string): string =>
  new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i')
    .exec(element)
    ?.slice(1)
    .find((one) => one !== undefined) ?? '';

const linksOut = (parts: DocxParts): Found[] =>
  [...parts].flatMap(([name, content]) => {
    if (!name.endsWith('.rels')) return [];
    const links = content.toString('utf8').match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? [];
    return links.flatMap((link) => {
      const [type, target] = [attribute(link, 'Type'), attribute(link, 'Target')];
      if (/\/(?:aFChunk|oleObject|package|attachedToolbars|vbaProject)$/i.test(type)) return [outside(target)];
      if (!/^external$/i.test(attribute(link, 'TargetMode'))) return [];
      return /\/hyperlink$/i.test(type) && LINK_TARGET.test(target) ? [] : [outside(target)];
    });
  });

const isXml = (name: string): boolean => /\.(?:xml|rels|vml)$/i.test(name);

const badMarkup = (parts: DocxParts): Found[] =>
  [...parts].flatMap(([name, content]) => {
    if (!isXml(name)) return [];
    // Office writes UTF-8; another encoding could hide what is looked for here.
    const text = content.toString('utf8');
    if (content.includes(0) || /<!(?:DOCTYPE|ENTITY)/i.test(text)) {
      const reason = 'Phần nội dung của tệp có khai báo lạ.';
      return [
        { code: 'doctype' as const, value: name, reason, mend: 'Mở bằng Word, lưu thành tệp mới rồi tải lên lại.' },
      ];
    }
    if (/<w:altChunk\b/.test(text)) return [outside(name)];
    const codes = [...text.matchAll(/<w:instrText\b[^>]*>([^<]*)<|w:instr="([^"]*)"/g)].map(
      (one) => one[1] ?? one[2] ?? '',
    );
    const joined = codes.join(' ');
    return FETCHING.test(joined) || FETCHING.test(codes.join('')) ? [outside(joined.trim())] : [];
  });

/** Word nests some ten deep and a letter has some thirty placeholders; whoever reads more can be kept busy for hours. */
const [MOST_DEEP, MOST_TAGS] = [200, 500];

const depthOf = (xml: string): number => {
  let [depth, deepest] = [0, 0];
  for (const [tag] of xml.matchAll(/<[/a-zA-Z][^>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) deepest = Math.max(deepest, ++depth);
  }
  return deepest;
};

const tooBusy = (parts: DocxParts): Found[] => {
  const texts = [...parts]
    .filter(([name]) => isXml(name))
    .map(([name, content]) => [name, content.toString('utf8')] as const);
  // In the text alone: attributes hold ids in braces.
  const said = texts.filter(([name]) => name.startsWith('word/')).map(([, xml]) => xml.replace(/<[^>]*>/g, ''));
  const tags = said.reduce((count, text) => count + text.split('{').length - 1, 0);
  const deep = texts.find(([, xml]) => depthOf(xml) > MOST_DEEP);
  return [
    ...(deep
      ? [
          {
            code: 'too-deep' as const,
            value: deep[0],
            reason: 'Nội dung tệp lồng nhau quá sâu, không giống một văn bản Word.',
            mend: 'Chép nội dung sang một văn bản Word mới rồi lưu lại.',
          },
        ]
      : []),
    ...(tags > MOST_TAGS
      ? [
          {
            code: 'too-many-tags' as const,
            value: String(tags),
            reason: `Mẫu có ${tags} dấu “{”, nhiều hơn ${MOST_TAGS}.`,
            mend: 'Chỉ giữ các chỗ điền cần in.',
          },
        ]
      : []),
  ];
};

/** All in a DOCX that could run, fetch or hide something when the letter is opened; empty when there is nothing. */
export const partProblems = (parts: DocxParts): DocxProblem[] => [
  ...mainType(parts),
  ...activeParts(parts),
  ...linksOut(parts),
  ...badMarkup(parts),
  ...tooBusy(parts),
];
