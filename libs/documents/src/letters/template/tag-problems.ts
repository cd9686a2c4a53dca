import type { DocxProblem } from './docx-problem.js';

type TagError = { id: string; near: string };

const BROKEN: Readonly<Record<string, readonly [reason: string, mend: string]>> = {
  unopened_tag: ['Có dấu “}” mà không có “{” mở trước.', 'Gõ lại cả chỗ điền, ví dụ {han_moi}, hoặc xóa dấu “}”.'],
  unclosed_tag: ['Có dấu “{” mà không có “}” đóng.', 'Gõ lại cả chỗ điền, ví dụ {han_moi}, hoặc xóa dấu “{”.'],
  duplicate_open_tag: ['Có hai dấu “{” liền nhau.', 'Giữ lại một dấu “{”.'],
  duplicate_close_tag: ['Có hai dấu “}” liền nhau.', 'Giữ lại một dấu “}”.'],
  unclosed_loop: ['Phần lặp mở bằng “{#…}” chưa đóng.', 'Thêm “{/…}” cùng tên ở cuối phần lặp.'],
  unopened_loop: ['Có “{/…}” đóng một phần lặp chưa mở.', 'Thêm “{#…}” cùng tên ở đầu phần lặp, hoặc xóa “{/…}”.'],
  closing_tag_does_not_match_opening_tag: [
    'Phần lặp đóng bằng tên khác với tên đã mở.',
    'Ghi “{/…}” cùng tên với “{#…}” gần nhất.',
  ],
  unbalanced_loop_tags: ['Các phần lặp lồng nhau đóng mở không khớp.', 'Đóng phần lặp mở sau trước phần lặp mở trước.'],
  loop_position_invalid: [
    'Phần lặp mở trong bảng mà đóng ngoài bảng, hoặc ngược lại.',
    'Đặt “{#…}” và “{/…}” ở cùng một dòng của bảng hoặc cùng ngoài bảng.',
  ],
  raw_xml_tag_should_be_only_text_in_paragraph: [
    'Không dùng dấu @ trong mẫu công văn.',
    'Bỏ dấu @, ghi {tên chỗ điền}.',
  ],
};

const DAMAGED = ['Nội dung Word của mẫu không đọc được.', 'Mở bằng Word, lưu thành tệp mới rồi tải lên lại.'] as const;

const propertiesOf = (error: unknown): Record<string, unknown> => {
  const properties: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'properties') : undefined;
  return typeof properties === 'object' && properties !== null ? (properties as Record<string, unknown>) : {};
};

const errorsIn = (error: unknown): TagError[] => {
  const { id, errors, xtag, context, openingtag, closingtag } = propertiesOf(error);
  if (Array.isArray(errors)) return errors.flatMap(errorsIn);
  if (typeof id !== 'string') return [];
  const near = [context, xtag, openingtag, closingtag].find((one) => typeof one === 'string' && one !== '');
  return [{ id, near: typeof near === 'string' ? near : '' }];
};

const LONGEST = 80;

/** The text around a place, so that it can be found in Word. */
export const around = (near: string, paragraphs: readonly string[]): string => {
  const wanted = near.trim();
  const paragraph = wanted === '' ? undefined : paragraphs.find((one) => one.includes(wanted));
  const text = (paragraph ?? wanted).replace(/\s+/g, ' ').trim();
  if (text.length <= LONGEST) return text;
  const at = Math.max(0, text.indexOf(wanted.slice(0, 20)) - 30);
  return `${at > 0 ? '…' : ''}${text.slice(at, at + LONGEST)}…`;
};

/** What the template engine could not read, in words; undefined when the error is none of its own. */
export const tagProblems = (error: unknown, paragraphs: readonly string[]): DocxProblem[] | undefined => {
  const found = errorsIn(error);
  if (found.length === 0) return undefined;
  const problems = found.map(({ id, near }): DocxProblem => {
    const [reason, mend] = BROKEN[id] ?? DAMAGED;
    return { code: id in BROKEN ? 'tag-broken' : 'not-docx', value: around(near, paragraphs), reason, mend };
  });
  // A broken tag is often told twice.
  return problems.filter(
    (one, index) => problems.findIndex(({ value, reason }) => value === one.value && reason === one.reason) === index,
  );
};
