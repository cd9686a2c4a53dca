import { timePhrases } from './time-phrases.js';
import { turningPhrases } from './turning-phrases.js';

/**
 * The phrases that the reader knows, as data: concept → its spellings. A phrase is matched whole and longest first,
 * with its marks, or without them when the whole text is typed without. Words that are not here are filler.
 */
export const phrases = {
  ...timePhrases,

  // Events
  receive: ['nhận được', 'nhận', 'tiếp nhận', 'nhận được đầy đủ', 'nhận đủ', 'tiếp nhận đủ', 'nhận lại'],
  issue: ['ban hành', 'ký ban hành', 'phát hành', 'ký phát hành', 'được ban hành', 'ký và ban hành'],
  sign: ['ký'],
  effective: ['có hiệu lực', 'có hiệu lực thi hành', 'hiệu lực'],
  end: ['kết thúc', 'hết', 'chấm dứt', 'khép lại'],
  beginning: ['bắt đầu', 'bước sang', 'sang'],
  cutOff: [
    ...['chốt số liệu', 'chốt', 'khóa số liệu', 'khóa sổ', 'thời gian chốt số liệu', 'kết thúc việc lấy số liệu'],
    ...['lấy số liệu', 'thời điểm chốt số liệu', 'ngày chốt số liệu', 'kết thúc việc lấy số liệu báo cáo'],
  ],
  data: ['số liệu', 'số liệu báo cáo', 'thông tin số liệu', 'kỳ số liệu'],
  dataUpTo: [
    ...['tính đến', 'số liệu tính đến', 'số liệu đến', 'tính tới', 'tính đến hết', 'số liệu tính từ', 'số liệu từ'],
    ...['số liệu chốt đến', 'chốt số liệu đến', 'thời gian lấy số liệu', 'số liệu lấy từ', 'số liệu lấy đến'],
  ],
  anyDocument: ['văn bản'],
  document: [
    ...['văn bản', 'công văn', 'kế hoạch', 'chỉ thị', 'quyết định', 'nghị quyết', 'thông tư', 'nghị định', 'thông báo'],
    ...['hướng dẫn', 'chương trình', 'kết luận', 'quy định', 'quy chế', 'công điện', 'luật', 'pháp lệnh', 'tờ trình'],
    ...['đề án', 'phương án', 'chương trình hành động', 'thông tri', 'báo cáo số', 'giấy mời', 'điện', 'bộ luật'],
    ...['thông tư liên tịch', 'ke hoạch', 'chương trình phối hợp', 'quy chế phối hợp', 'phiếu chuyển', 'biên bản'],
    ...['luat', 'công văn số', 'văn bản số', 'dự thảo', 'phụ lục', 'nghị quyết liên tịch', 'thư', 'đề cương'],
  ],
  thisOne: ['này', 'nêu trên', 'trên', 'nói trên', 'trên đây', 'kèm theo'],
  numbered: ['số'],
  /** What the unit does next, behind “văn bản”: the text names no other document. */
  duty: ['phải', 'có trách nhiệm', 'gửi', 'nộp', 'hoàn thành', 'các cơ quan', 'các đơn vị', 'các sở'],
  meeting: [
    ...['hội nghị', 'cuộc họp', 'phiên họp', 'kỳ họp', 'đại hội', 'hội thảo', 'buổi làm việc', 'lễ', 'họp', 'cuộc thi'],
    ...['hội thi', 'đợt kiểm tra', 'kỳ thi', 'lễ kỷ niệm', 'cuộc bầu cử', 'bầu cử', 'khai giảng', 'khai mạc', 'tết'],
    ...[
      'tết nguyên đán',
      'tổng kết',
      'sơ kết',
      'tổ chức',
      'diễn ra',
      'ngày hội',
      'cuộc kiểm tra',
      'lễ tổng kết',
      'hội đồng',
    ],
  ],
  dueOf: ['hạn của'],

  // Deliverables
  report: [
    ...['báo cáo', 'báo cáo kết quả', 'báo cáo sơ kết', 'báo cáo tổng kết', 'kế hoạch', 'chương trình'],
    ...[
      'kế hoạch công tác',
      'sơ kết',
      'tổng kết',
      'tờ khai',
      'thống kê',
      'báo cáo thống kê',
      'báo cáo kết quả thực hiện',
    ],
    ...['hồ sơ', 'chế độ báo cáo', 'báo cáo công tác', 'báo cáo tình hình', 'kết quả', 'báo cáo tài chính'],
  ],
  withRegardTo: ['đối với', 'với', 'cho'],
  only: ['riêng', 'riêng đối với', 'riêng trong', 'riêng cho', 'đối với riêng'],
  and: ['và', 'cùng', 'và cả'],
  or: ['hoặc', 'hay', 'hoặc là', 'hay là'],
  review: ['tổng kết', 'sơ kết', 'tròn', 'vào dịp'],
  carryOut: ['thực hiện', 'triển khai thực hiện', 'thi hành', 'triển khai', 'việc thực hiện'],

  // Words that leave the date open
  periodic: ['định kỳ', 'định kì', 'theo định kỳ', 'thường kỳ', 'qua từng năm'],
  asAsked: [
    ...['đột xuất', 'khi có yêu cầu', 'theo yêu cầu', 'khi được yêu cầu', 'khi phát sinh', 'khi cần thiết'],
    ...['khi cần', 'theo tình hình', 'tùy tình hình', 'tùy theo tình hình', 'khi có phát sinh'],
  ],
  soon: [
    ...['kịp thời', 'khẩn trương', 'sớm', 'trong thời gian sớm nhất', 'sớm nhất có thể', 'ngay', 'đúng thời hạn'],
    ...['đúng hạn', 'đúng thời gian quy định', 'đúng tiến độ', 'trong thời gian tới', 'trong thời gian quy định'],
    ...['đúng thời gian', 'nhanh chóng', 'ngay lập tức', 'trong thời hạn quy định', 'đúng thời hạn quy định'],
  ],
  always: ['thường xuyên', 'liên tục', 'lâu dài', 'thường niên'],
  asRegulated: [
    'theo quy định',
    'theo thời gian quy định',
    'theo kế hoạch',
    'theo thời hạn quy định',
    'theo hướng dẫn',
  ],

  ...turningPhrases,

  restDay: ['ngày nghỉ', 'ngày lễ', 'ngày nghỉ lễ', 'ngày nghỉ, lễ', 'ngày nghỉ, ngày lễ', 'ngày nghỉ hoặc ngày lễ'],
  falls: ['trùng', 'trùng vào', 'trùng với', 'rơi vào', 'là', 'nhằm vào'],
  then: ['thì', 'thì được', 'sẽ'],
  moveLater: [
    ...['lùi sang', 'chuyển sang', 'dời sang', 'được tính', 'tính sang', 'lùi đến', 'thực hiện vào', 'được lùi sang'],
    ...[
      'được chuyển sang',
      'nộp vào',
      'gửi vào',
      'báo cáo vào',
      'chuyển đến',
      'được tính vào',
      'lùi lại',
      'là',
      'kết thúc vào',
    ],
  ],
  moveNot: ['không dời', 'không lùi', 'vẫn giữ nguyên', 'giữ nguyên'],

  /** Phrases that hold one of the words above and do not mean it. */
  harmless: [
    ...['nếu có', 'không có ý kiến', 'nếu quá thời hạn', 'quá thời hạn', 'sau thời hạn', 'quá thời gian', 'trước mắt'],
    ...['trước đây', 'trước tiên', 'như trước', 'nếu quá thời gian', 'sau thời gian', 'hết thời hạn', 'không ngừng'],
    ...['không gửi', 'không nhận được ý kiến', 'nếu không có ý kiến', 'kể trên', 'việt nam', 'hàng hóa', 'mặt hàng'],
    ...['ngân hàng', 'nam định', 'quảng nam', 'hà nam', 'bán hàng', 'trước pháp luật', 'trước cấp', 'tỉnh quảng nam'],
    ...['đến năm', 'quý cơ quan', 'quý đơn vị', 'quý vị', 'quý sở', 'quý cấp', 'quý ông', 'quý bà', 'trước nhân dân'],
    ...['khách hàng', 'nhà hàng', 'hàng không', 'sau đây', 'như sau', 'trong đó', 'trên cơ sở', 'hội nghị trực tuyến'],
    ...[
      'thứ trưởng',
      'bí thư',
      'phó bí thư',
      'văn thư',
      'thông tin',
      'đồng thời',
      'tạm thời',
      'trước sự',
      'ngay từ đầu',
    ],
    ...['chưa gửi', 'chưa báo cáo', 'chưa thực hiện', 'chưa nộp', 'chưa có báo cáo', 'chưa hoàn thành', 'trước hết là'],
    ...[
      'không để',
      'không thể',
      'không chỉ',
      'không những',
      'trước ủy ban',
      'trước ban',
      'về trước',
      'sau khi tổng hợp',
    ],
    ...[
      'không thời hạn',
      'từ đó',
      'từ nay',
      'đến nay',
      'kể cả',
      'cho ý kiến',
      'trong công tác',
      'quá hạn',
      'trong quá trình',
    ],
    ...['phải được phê duyệt', 'phải được cấp', 'phải được giao', 'hoàn thành tiếp nhận', 'phải được công nhận'],
    ...['trước khi hết hạn', 'trước khi hết thời hạn', 'hết hạn'],
    ...['hoặc qua', 'hoặc gửi qua', 'và hoặc', 'hoặc gửi', 'hoặc email', 'trực tiếp hoặc qua', 'hoặc bản'],
  ],
  /** Words of a bare line about a due date: beside them a day without “trước” or “chậm nhất” is still the due day. */
  plain: [
    ...[
      'gửi',
      'nộp',
      'trình',
      'hoàn thành',
      'xong',
      'hoàn tất',
      'gửi báo cáo',
      'nộp báo cáo',
      'về',
      'phải',
      'cần',
      'được',
    ],
    ...['đề nghị', 'yêu cầu', 'có', 'hoàn chỉnh', 'thời gian', 'thời điểm', 'góp ý', 'ý kiến', 'tổng hợp'],
    ...['thực hiện', 'gửi về', 'nhận', 'ban hành', 'chung', 'mốc', 'cùng kỳ'],
  ],
} as const satisfies Record<string, readonly string[]>;

/** Number words one to nine, their spoken variants, and the tens. */
export const numberWords: Readonly<Record<string, number>> = {
  ...{ một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5, nhăm: 5, sáu: 6, bảy: 7, bẩy: 7 },
  ...{ tám: 8, chín: 9 },
};
export const tenWords = ['mười', 'mươi'] as const;
export const hundredWords = ['trăm'] as const;
