import type { AnchorEvent, DueRule } from '@dondoc/domain';
import type { EventRef, LengthRef, Target } from '../grammar/meaning.js';
import { type Doubt, doubt, refuse } from './doubt.js';
import { type Around, commonOf, type Draft, draft } from './draft.js';
import { once, type Repeats } from './repeats.js';
import { repeatsOf } from './rules-of-day.js';

type Anchored = { event: AnchorEvent; repeats: Repeats | null };

const unknownDay = (title: string): Doubt =>
  doubt('EVENT_DATE_UNKNOWN', `Chưa biết ngày của “${title}”. Nhập ngày đó để tính được hạn.`);

const periodOf = (unit: EventRef & { kind: 'period-end' }, around: Around, doubts: Doubt[]): Repeats | null => {
  if (!unit.sure)
    doubts.push(
      doubt(
        'EVENT_TWO_READINGS',
        'Năm tài chính có thể khác năm dương lịch; tạm tính theo năm dương lịch. Ghi rõ ngày kết thúc.',
      ),
    );
  if (unit.unit === 'nine-months')
    refuse(
      'PERIOD_UNKNOWN',
      'Chưa tính được thời hạn kể từ ngày kết thúc 9 tháng. Ghi ngày cụ thể, ví dụ “chậm nhất ngày 10/10 hằng năm”.',
    );
  if (unit.unit !== 'term')
    return unit.number === null ? repeatsOf(unit.unit) : { ...repeatsOf(unit.unit), only: unit.number };
  const asked = around.units[0]?.unit ?? around.every;
  if (asked) return repeatsOf(asked);
  doubts.push(doubt('PERIOD_UNKNOWN', 'Chưa rõ kỳ báo cáo là tháng, quý, 6 tháng hay năm. Ghi rõ kỳ báo cáo.'));
  return null;
};

const anchored = (event: EventRef | null, around: Around, direction: 'after' | 'before', doubts: Doubt[]): Anchored => {
  if (event === null && direction === 'before') {
    doubts.push(
      doubt('EVENT_MISSING', 'Chưa nêu trước sự kiện nào. Ghi rõ, ví dụ “10 ngày trước ngày tổ chức hội nghị”.'),
    );
    return { event: { kind: 'named', title: 'sự kiện chưa nêu', date: null }, repeats: once };
  }
  if (event === null) {
    doubts.push(
      doubt(
        'EVENT_MISSING',
        'Chưa nêu thời hạn tính từ ngày nào; tạm tính từ ngày nhận được văn bản. Ghi rõ “kể từ ngày …”.',
      ),
    );
    return { event: { kind: 'receipt' }, repeats: once };
  }
  if (event.kind === 'named') {
    if (event.date === null) doubts.push(unknownDay(event.title));
    return { event, repeats: once };
  }
  if (event.kind === 'period-end') return { event: { kind: 'period-end' }, repeats: periodOf(event, around, doubts) };
  if (!event.sure) {
    doubts.push(
      doubt(
        'EVENT_TWO_READINGS',
        'Có thể là văn bản này hoặc văn bản khác; tạm hiểu là văn bản này. Ghi rõ “văn bản này” nếu đúng.',
      ),
    );
  }
  if (event.kind !== 'data-cut-off') return { event: { kind: event.kind }, repeats: once };
  doubts.push(unknownDay('ngày chốt số liệu'));
  const asked = around.units[0]?.unit ?? around.every;
  return { event: { kind: 'data-cut-off' }, repeats: asked ? repeatsOf(asked) : once };
};

const counted = (
  length: LengthRef,
  doubts: Doubt[],
): Pick<LengthRef, 'count'> & { unit: 'calendar-days' | 'working-days' | 'months' } => {
  if (length.count < 1) refuse('DATE_NOT_REAL', 'Thời hạn phải từ 1 ngày trở lên.');
  if (length.clash) {
    doubts.push(
      doubt('NUMBER_MISMATCH', 'Số viết bằng chữ trong ngoặc khác số viết bằng chữ số. Kiểm tra lại nguyên văn.'),
    );
  }
  if (length.unit !== 'hours') return { count: length.count, unit: length.unit };
  const days = Math.ceil(length.count / 24);
  doubts.push(
    doubt(
      'HOURS_LENGTH',
      `Thời hạn tính bằng giờ (${length.count} giờ): hệ thống tính theo ngày, tạm lấy ${days} ngày. Ghi số ngày hoặc giờ, ngày cụ thể.`,
    ),
  );
  return { count: days, unit: 'calendar-days' };
};

/** "trong 05 ngày làm việc kể từ ngày nhận được văn bản", "10 ngày trước hội nghị", "sau 20 ngày kể từ …". */
export const rulesOfLength = (around: Around, target: Extract<Target, { kind: 'length' | 'relative' }>): Draft => {
  const doubts: Doubt[] = [];
  const { cue } = around.clause;
  const bare = target.kind === 'length' && target.event === null && (cue === 'before' || cue === 'by-before');
  const direction = bare ? 'before' : target.direction;
  const backwards = direction === 'before';
  const common = commonOf(around, backwards ? 'previous' : 'next', doubts);
  // "trước hội nghị 10 ngày": "trước" tells the direction, the tenth day itself is in time.
  const boundary = backwards ? ('on' as const) : common.boundary;
  const length = counted(target.length, doubts);
  if (cue === 'after') {
    const text =
      '“Sau … ngày” có thể là trong vòng chừng ấy ngày, hoặc không sớm hơn chừng ấy ngày; tạm hiểu là trong vòng. Ghi rõ “chậm nhất” hoặc “trong thời hạn”.';
    doubts.push(doubt('AFTER_TWO_READINGS', text));
  }
  if (target.kind === 'relative') {
    const rule: DueRule = {
      kind: 'relative',
      ...common,
      boundary,
      obligation: target.obligation,
      direction,
      ...length,
    };
    return draft(around, rule, once, doubts);
  }
  if (boundary === 'before') {
    doubts.push(
      doubt(
        'BOUNDARY_TWO_READINGS',
        '“Trước … ngày kể từ” hiểu chặt là không tính ngày cuối của thời hạn. Chọn lại nếu ngày cuối vẫn được tính.',
      ),
    );
  }
  const { event, repeats } = anchored(target.event, around, direction, doubts);
  const rule: DueRule = { kind: 'after-event', ...common, boundary, event, direction, ...length };
  return draft(around, rule, repeats, doubts);
};

/** "trước hội nghị tổng kết", "ngay sau khi nhận được văn bản": an event without a length of time. */
export const rulesOfEvent = (around: Around, target: Extract<Target, { kind: 'event' }>): Draft => {
  const doubts: Doubt[] = [];
  const backwards = target.direction === 'before';
  const common = commonOf(around, backwards ? 'previous' : 'next', doubts);
  const { event, repeats } = anchored(target.event, around, target.direction, doubts);
  if (!backwards)
    doubts.push(
      doubt('IMMEDIATELY', '“Ngay sau” không nêu số ngày; tạm tính trong chính ngày đó. Ghi rõ số ngày nếu cần.'),
    );
  const boundary = backwards ? ('before' as const) : ('on' as const);
  const rule: DueRule = {
    ...{ kind: 'after-event', ...common, boundary, event },
    ...{ direction: target.direction, count: 0, unit: 'calendar-days' },
  };
  return draft(around, rule, repeats, doubts);
};
