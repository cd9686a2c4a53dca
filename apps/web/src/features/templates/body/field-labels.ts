import type { TemplateBody } from '@dondoc/contracts';
import { obligationsOf, type Path, titleOf } from './template-body.js';

/** Fields as the form calls them. */
const LABELS: Readonly<Record<string, string>> = {
  title: 'Tên',
  shortTitle: 'Tên ngắn',
  group: 'Nhóm',
  owedBy: 'Đơn vị phải nộp',
  classes: 'Khối đơn vị',
  units: 'Đơn vị nêu tên',
  except: 'Trừ',
  within: 'Trong phạm vi',
  periods: 'Kỳ',
  due: 'Hạn nộp',
  words: 'Nguyên văn',
  clause: 'Mục',
  boundary: 'Trước / chậm nhất',
  roll: 'Trùng ngày nghỉ',
  kind: 'Loại',
  date: 'Ngày',
  day: 'Ngày',
  month: 'Tháng',
  year: 'Năm',
  from: 'Từ',
  to: 'Nơi nhận',
  via: 'Qua đơn vị',
  condition: 'Điều kiện',
  silence: 'Không trả lời nghĩa là',
  ladder: 'Nhắc, đôn đốc',
  scoring: 'Bảng chấm điểm',
  figures: 'Số liệu phải nộp',
  rollUpAfter: 'Tổng hợp sau',
  feeds: 'Làm đầu vào cho',
  needsAcceptance: 'Duyệt',
  extensions: 'Gia hạn',
  most: 'Số lần tối đa',
  maxWorkingDays: 'Mỗi lần tối đa',
  closesAfter: 'Khóa sau hạn',
  forwardWithin: 'Hạn chuyển tiếp',
  dataCutOff: 'Chốt số liệu',
  documentType: 'Loại văn bản',
  documentSign: 'Ký hiệu',
  subject: 'Trích yếu',
  issuer: 'Cơ quan ban hành',
  office: 'Cơ quan theo dõi',
  focal: 'Đầu mối tổng hợp',
  basis: 'Căn cứ',
  recipients: 'Nơi nhận văn bản',
  source: 'Nguồn',
  carriesOut: 'Thực hiện văn bản',
  targets: 'Chỉ tiêu',
  obligations: 'Nghĩa vụ',
  max: 'Điểm tối đa',
  coAppraisers: 'Đơn vị cùng thẩm định',
  measure: 'Đo bằng xếp loại',
  rating: 'Xếp loại',
  atLeastPercent: 'Ít nhất (%)',
  before: 'Nhắc trước hạn',
  repeat: 'Nhắc lại',
  escalations: 'Báo cáo cấp trên',
  at: 'Giờ gửi',
  key: 'Mã',
  id: 'Mã mẫu',
  version: 'Số bản',
  appraiser: 'Đơn vị thẩm định',
  criteria: 'Tiêu chí',
  ratings: 'Xếp loại',
  overrides: 'Riêng từng năm',
  event: 'Sự kiện',
  obligation: 'Nghĩa vụ',
  label: 'Cách gọi',
  hour: 'Giờ',
  number: 'Số',
  text: 'Nội dung',
  binds: 'Áp dụng cho',
  only: 'Chỉ các kỳ',
};

/** Names that mean another thing inside of a rule or of periods. */
const LABELS_OF_TIME: Readonly<Record<string, string>> = {
  to: 'Đến',
  document: 'Văn bản gốc',
  years: 'Số năm',
  statedYear: 'Năm nêu trong văn bản',
  weekday: 'Thứ',
  count: 'Số lượng',
  unit: 'Cách đếm',
  direction: 'Sau hay trước',
  monthOffset: 'Tháng so với kỳ',
  yearOffset: 'Của năm nào',
  startsOn: 'Năm báo cáo',
};

export const labelOf = (name: string): string => LABELS[name] ?? name;

/** Where a path of the draft lies, in words: `“Báo cáo năm” › Hạn nộp › Ngày`. */
export const placeOf = (body: TemplateBody, path: Path): string => {
  const [first, second, ...rest] = path;
  const obligation = first === 'obligations' && typeof second === 'number' ? obligationsOf(body)[second] : undefined;
  const begin = obligation === undefined ? path : rest;
  const ofTime = begin[0] === 'due' || begin[0] === 'periods' || begin[0] === 'dataCutOff';
  const steps = begin.map((step) => {
    if (typeof step === 'number') return String(step + 1);
    return (ofTime ? LABELS_OF_TIME[step] : undefined) ?? labelOf(step);
  });
  return [...(obligation === undefined ? [] : [`“${titleOf(obligation)}”`]), ...steps].join(' › ');
};
