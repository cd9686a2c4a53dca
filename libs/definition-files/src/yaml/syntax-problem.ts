import type { YAMLError } from 'yaml';

type Words = { reason: string; mend: string };

const QUOTE = 'Đặt nguyên văn trong ngoặc kép "…", hoặc viết sau dấu >- ở dòng dưới.';

const explained: Record<string, Words> = {
  BLOCK_AS_IMPLICIT_KEY: { reason: 'Trên một dòng có hai dấu “: ”, nên không rõ đâu là giá trị.', mend: QUOTE },
  BAD_INDENT: {
    reason: 'Dòng này thụt lề không khớp với các dòng bên cạnh.',
    mend: 'Chỉnh cho các mục cùng cấp thẳng cột.',
  },
  TAB_AS_INDENT: { reason: 'Thụt lề bằng phím Tab.', mend: 'Thay Tab bằng dấu cách.' },
  MISSING_CHAR: {
    reason: 'Thiếu dấu đóng ngoặc, ngoặc kép hoặc dấu “:”.',
    mend: 'Bổ sung dấu còn thiếu ở dòng này hoặc dòng trên.',
  },
  UNEXPECTED_TOKEN: { reason: 'Có ký tự không đúng chỗ.', mend: `Kiểm tra ngoặc, dấu phẩy. ${QUOTE}` },
  BAD_ALIAS: { reason: 'Tham chiếu (*tên) viết sai.', mend: 'Viết lại tên neo, hoặc chép nội dung ra.' },
  MULTIPLE_ANCHORS: { reason: 'Một giá trị mang hai neo (&tên).', mend: 'Giữ lại một neo.' },
  MULTIPLE_DOCS: {
    reason: 'Tệp chứa nhiều hơn một tài liệu (dấu ---).',
    mend: 'Tách thành từng tệp, mỗi tệp một tài liệu.',
  },
  BAD_DQ_ESCAPE: { reason: 'Dấu \\ trong ngoặc kép không đúng.', mend: 'Bỏ dấu \\, hoặc viết \\\\.' },
  KEY_OVER_1024_CHARS: { reason: 'Tên trường dài quá 1024 ký tự.', mend: QUOTE },
  MULTILINE_IMPLICIT_KEY: { reason: 'Tên trường trải nhiều dòng.', mend: QUOTE },
  BAD_SCALAR_START: { reason: 'Giá trị mở đầu bằng ký tự riêng của YAML (@ hoặc `).', mend: QUOTE },
  BLOCK_IN_FLOW: {
    reason: 'Danh sách nhiều dòng nằm trong ngoặc.',
    mend: 'Viết cả danh sách trong ngoặc, hoặc bỏ ngoặc.',
  },
  RESOURCE_EXHAUSTION: { reason: 'Tệp lồng quá nhiều cấp.', mend: 'Bỏ bớt các cấp lồng nhau.' },
  TAG_RESOLVE_FAILED: { reason: 'Thẻ kiểu (!tên) không dùng trong tệp này.', mend: 'Bỏ thẻ kiểu.' },
};

/** What a fault of the YAML syntax means, in words for whoever wrote the file. */
export const explainSyntax = ({ code }: YAMLError): Words =>
  explained[code] ?? { reason: `Không đúng cú pháp YAML (${code}).`, mend: QUOTE };
