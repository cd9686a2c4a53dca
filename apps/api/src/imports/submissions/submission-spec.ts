import type { ColumnSpec, SheetSpec } from '@dondoc/documents';
import type { CascadeTemplate } from '@dondoc/domain';

const forPeople = { kind: 'text', needed: false, forPeople: true, hint: 'Chỉ để xem.' } as const;

/** Filled in by the prepared sheet: what the row is about. */
const address: readonly ColumnSpec[] = [
  { key: 'cascade', head: 'Mã đợt', kind: 'text', needed: false, width: 16, hint: 'Có sẵn; một tệp nhập cho một đợt.' },
  {
    key: 'unit',
    head: 'Mã đơn vị',
    kind: 'text',
    needed: true,
    required: true,
    width: 30,
    hint: 'Có sẵn; mã hoặc tên đơn vị.',
  },
  { key: 'unitName', head: 'Đơn vị', width: 46, ...forPeople },
  {
    key: 'line',
    head: 'Mã nghĩa vụ',
    kind: 'text',
    needed: true,
    required: true,
    width: 22,
    hint: 'Có sẵn; mã nghĩa vụ trong đợt.',
  },
  { key: 'lineTitle', head: 'Nghĩa vụ', width: 46, ...forPeople },
  { key: 'due', head: 'Hạn nộp', width: 12, ...forPeople, kind: 'date' },
  { key: 'status', head: 'Trạng thái', width: 20, ...forPeople },
  {
    key: 'seen',
    head: 'Số bản đã nhận',
    kind: 'number',
    needed: false,
    width: 10,
    hint: 'Có sẵn, đừng sửa: nếu đơn vị nộp thêm bản mới sau khi tải mẫu, dòng đó không được nhập đè.',
  },
];

/** Filled in by people: the report itself. */
const report: readonly ColumnSpec[] = [
  {
    key: 'number',
    head: 'Số, ký hiệu',
    kind: 'text',
    needed: true,
    required: true,
    maxLength: 100,
    width: 16,
    hint: 'Như in trên văn bản, ví dụ 45/BC-SNV.',
  },
  {
    key: 'signedOn',
    head: 'Ngày ký',
    kind: 'date',
    needed: true,
    required: true,
    width: 12,
    hint: 'Ngày trên văn bản, ví dụ 20/03/2026.',
  },
  {
    key: 'sentOn',
    head: 'Ngày gửi',
    kind: 'date',
    needed: false,
    width: 12,
    hint: 'Ngày đơn vị gửi đi, nếu biết.',
  },
  {
    key: 'receivedAt',
    head: 'Thực nhận lúc',
    kind: 'moment',
    needed: false,
    width: 17,
    hint: 'Khi nhập thay bản giấy hoặc lúc hệ thống gián đoạn: ngày, giờ thực nhận; chỉ có ngày thì tính đến hết ngày đó.',
  },
  {
    key: 'reason',
    head: 'Lý do nhập thay',
    kind: 'text',
    needed: false,
    maxLength: 4000,
    width: 26,
    hint: 'Bắt buộc khi có “Thực nhận lúc”, ví dụ: nộp bản giấy.',
  },
  {
    key: 'files',
    head: 'Tệp văn bản',
    kind: 'text',
    needed: true,
    required: true,
    maxLength: 4000,
    width: 30,
    hint: 'Tên các tệp đã tải lên ở bước 1, cách nhau bằng dấu chấm phẩy; hoặc mã tệp.',
  },
  {
    key: 'note',
    head: 'Ghi chú',
    kind: 'text',
    needed: false,
    maxLength: 4000,
    width: 26,
    hint: 'Không bắt buộc.',
  },
];

export const FIGURE = 'figure:';
export const SCORE = 'score:';

const numberColumn = (key: string, head: string, hint: string, percent = false): ColumnSpec => ({
  key,
  head,
  kind: 'number',
  needed: false,
  width: 14,
  hint,
  ...(percent ? { percent } : {}),
});

/** Columns of the figures and self-scores of all obligations of the template; which a row needs, its obligation says. */
const ofTemplate = ({ obligations }: CascadeTemplate): ColumnSpec[] => {
  const figures = new Map(obligations.flatMap(({ figures: all }) => all.map((field) => [field.key, field] as const)));
  const criteria = obligations.flatMap(({ scoring }) => scoring?.criteria ?? []);
  const scores = new Map(criteria.map((one) => [String(one.number), one] as const));
  return [
    ...[...figures].map(([key, { label, unit }]) =>
      numberColumn(
        `${FIGURE}${key}`,
        `Số liệu: ${label} [${key}]`,
        `Số (${unit}); để trống nếu nghĩa vụ không yêu cầu.`,
        unit.trim() === '%',
      ),
    ),
    ...[...scores].map(([number, { title, max }]) =>
      numberColumn(
        `${SCORE}${number}`,
        `Điểm tự chấm: ${title} [${number}]`,
        `Từ 0 đến ${max}; để trống nếu nghĩa vụ không chấm điểm.`,
      ),
    ),
  ];
};

/** The sheet of a cascade's submissions. A row says something once anything of the report itself is filled in. */
export const submissionSpec = (template: CascadeTemplate): SheetSpec => {
  const entered = [...report, ...ofTemplate(template)];
  return {
    sheet: 'Bài nộp',
    title: 'Nhập bài nộp',
    columns: [...address, ...entered],
    entry: entered.map(({ key }) => key),
  };
};
