import type { CalendarData, CalendarEntry, EntryStatus } from './working-calendar.js';
import { addDays, type PlainDate, plainDateOf } from './plain-date.js';

const LABOUR_CODE = 'Bộ luật Lao động 2019, Điều 112';
const MAKE_UP = 'Bộ luật Lao động 2019, Điều 111 khoản 3 (nghỉ bù)';
const CULTURE_DAY = 'Nghị quyết 28/2026/QH16';

const off = (from: string, to: string, name: string, status: EntryStatus, source: string): CalendarEntry[] => {
  const entries: CalendarEntry[] = [];
  for (let day: PlainDate = plainDateOf(from); day <= to; day = addDays(day, 1)) {
    entries.push({ date: day, working: false, name, source, status });
  }
  return entries;
};
const dayOff = (date: string, name: string, status: EntryStatus = 'statute', source = LABOUR_CODE): CalendarEntry[] =>
  off(date, date, name, status, source);
const worked = (date: string, against: string, source: string): CalendarEntry[] => [
  { date: plainDateOf(date), working: true, name: `Làm bù cho ${against}`, source, status: 'swap' },
];

const year2021 = [
  ...dayOff('2021-01-01', 'Tết Dương lịch'),
  ...off('2021-02-10', '2021-02-12', 'Tết Nguyên đán', 'notice', 'Thông báo nghỉ Tết Tân Sửu 2021'),
  ...off('2021-02-15', '2021-02-16', 'Tết Nguyên đán', 'notice', 'Thông báo nghỉ Tết Tân Sửu 2021'),
  ...dayOff('2021-04-21', 'Giỗ Tổ Hùng Vương'),
  ...dayOff('2021-04-30', 'Ngày 30/4'),
  ...dayOff('2021-05-03', 'Nghỉ bù 01/5', 'statute', MAKE_UP),
  ...off('2021-09-02', '2021-09-03', 'Quốc khánh', 'notice', 'Thông báo nghỉ Quốc khánh 2021'),
];
const year2022 = [
  ...dayOff('2022-01-03', 'Nghỉ bù Tết Dương lịch', 'statute', MAKE_UP),
  ...off('2022-01-31', '2022-02-04', 'Tết Nguyên đán', 'notice', 'Thông báo nghỉ Tết Nhâm Dần 2022'),
  ...dayOff('2022-04-11', 'Nghỉ bù Giỗ Tổ Hùng Vương', 'statute', MAKE_UP),
  ...off('2022-05-02', '2022-05-03', 'Nghỉ bù 30/4 và 01/5', 'statute', MAKE_UP),
  ...off('2022-09-01', '2022-09-02', 'Quốc khánh', 'computed', `${LABOUR_CODE}; ngày liền kề suy ra`),
];
const year2023 = [
  ...dayOff('2023-01-02', 'Nghỉ bù Tết Dương lịch', 'statute', MAKE_UP),
  ...off('2023-01-20', '2023-01-20', 'Tết Nguyên đán', 'notice', 'Thông báo nghỉ Tết Quý Mão 2023'),
  ...off('2023-01-23', '2023-01-26', 'Tết Nguyên đán', 'notice', 'Thông báo nghỉ Tết Quý Mão 2023'),
  ...off('2023-05-01', '2023-05-03', 'Giỗ Tổ (bù), 30/4 (bù) và 01/5', 'computed', `${LABOUR_CODE}; ${MAKE_UP}`),
  ...dayOff('2023-09-01', 'Quốc khánh', 'notice', 'Thông báo nghỉ Quốc khánh 2023'),
  ...dayOff('2023-09-04', 'Nghỉ bù Quốc khánh', 'notice', 'Thông báo nghỉ Quốc khánh 2023'),
];
const year2024 = [
  ...dayOff('2024-01-01', 'Tết Dương lịch'),
  ...off('2024-02-08', '2024-02-09', 'Tết Nguyên đán', 'notice', 'Thông báo nghỉ Tết Giáp Thìn 2024'),
  ...off('2024-02-12', '2024-02-14', 'Tết Nguyên đán', 'notice', 'Thông báo nghỉ Tết Giáp Thìn 2024'),
  ...dayOff('2024-04-18', 'Giỗ Tổ Hùng Vương'),
  ...dayOff('2024-04-29', 'Nghỉ hoán đổi', 'swap', 'Thông báo hoán đổi dịp 30/4 năm 2024'),
  ...off('2024-04-30', '2024-05-01', 'Ngày 30/4 và 01/5', 'statute', LABOUR_CODE),
  ...worked('2024-05-04', 'ngày 29/04/2024', 'Thông báo hoán đổi dịp 30/4 năm 2024'),
  ...off('2024-09-02', '2024-09-03', 'Quốc khánh', 'notice', 'Thông báo nghỉ Quốc khánh 2024'),
];
const year2025 = [
  ...dayOff('2025-01-01', 'Tết Dương lịch'),
  ...off('2025-01-27', '2025-01-31', 'Tết Nguyên đán', 'notice', 'Thông báo nghỉ Tết Ất Tỵ 2025'),
  ...dayOff('2025-04-07', 'Giỗ Tổ Hùng Vương'),
  ...worked('2025-04-26', 'ngày 02/05/2025', 'Thông báo hoán đổi dịp 30/4 năm 2025'),
  ...off('2025-04-30', '2025-05-01', 'Ngày 30/4 và 01/5', 'statute', LABOUR_CODE),
  ...dayOff('2025-05-02', 'Nghỉ hoán đổi', 'swap', 'Thông báo hoán đổi dịp 30/4 năm 2025'),
  ...off('2025-09-01', '2025-09-02', 'Quốc khánh', 'notice', 'Thông báo nghỉ Quốc khánh 2025'),
];
const year2026 = [
  ...dayOff('2026-01-01', 'Tết Dương lịch'),
  ...dayOff('2026-01-02', 'Nghỉ hoán đổi', 'swap', 'Thông báo hoán đổi dịp Tết Dương lịch 2026'),
  ...worked('2026-01-10', 'ngày 02/01/2026', 'Thông báo hoán đổi dịp Tết Dương lịch 2026'),
  ...off('2026-02-16', '2026-02-20', 'Tết Nguyên đán', 'notice', 'Thông báo nghỉ Tết Bính Ngọ 2026'),
  ...dayOff('2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương', 'statute', MAKE_UP),
  ...off('2026-04-30', '2026-05-01', 'Ngày 30/4 và 01/5', 'statute', LABOUR_CODE),
  ...worked('2026-08-22', 'ngày 31/08/2026', 'Thông báo hoán đổi dịp Quốc khánh 2026'),
  ...dayOff('2026-08-31', 'Nghỉ hoán đổi', 'swap', 'Thông báo hoán đổi dịp Quốc khánh 2026'),
  ...off('2026-09-01', '2026-09-02', 'Quốc khánh', 'notice', 'Thông báo nghỉ Quốc khánh 2026'),
  ...dayOff('2026-11-24', 'Ngày Văn hóa Việt Nam', 'statute', CULTURE_DAY),
];
const year2027 = [
  ...dayOff('2027-01-01', 'Tết Dương lịch'),
  ...off('2027-02-04', '2027-02-05', 'Tết Nguyên đán (dự kiến)', 'computed', 'Chờ thông báo nghỉ Tết Đinh Mùi 2027'),
  ...off('2027-02-08', '2027-02-10', 'Tết Nguyên đán (dự kiến)', 'computed', 'Chờ thông báo nghỉ Tết Đinh Mùi 2027'),
  ...dayOff('2027-04-16', 'Giỗ Tổ Hùng Vương'),
  ...dayOff('2027-04-30', 'Ngày Chiến thắng'),
  ...dayOff('2027-05-03', 'Nghỉ bù Quốc tế Lao động', 'statute', MAKE_UP),
  ...off(
    '2027-09-02',
    '2027-09-03',
    'Quốc khánh (ngày liền kề dự kiến)',
    'computed',
    'Chờ thông báo nghỉ Quốc khánh 2027',
  ),
  ...dayOff('2027-11-24', 'Ngày Văn hóa Việt Nam', 'statute', CULTURE_DAY),
];

/**
 * Working days of Vietnamese state offices, 2022–2027, with source and status per day (domain.md §5).
 * What is open stays open and says so: the swap of 23/11/2026 was only proposed, so that Monday is worked here.
 */
export const vietnamCalendar: CalendarData = {
  id: 'vn-co-quan-nha-nuoc',
  version: 1,
  name: 'Lịch làm việc cơ quan nhà nước',
  years: [2021, 2022, 2023, 2024, 2025, 2026, 2027],
  openQuestions: [
    {
      from: plainDateOf('2026-11-20'),
      to: plainDateOf('2026-11-28'),
      text: 'Đề xuất nghỉ 23/11/2026, làm bù thứ Bảy 28/11/2026 chưa có quyết định: lịch này vẫn tính 23/11/2026 là ngày làm việc.',
    },
    {
      from: plainDateOf('2027-01-28'),
      to: plainDateOf('2027-02-14'),
      text: 'Ngày nghỉ Tết Nguyên đán 2027 chờ thông báo: lịch này là dự kiến.',
    },
    {
      from: plainDateOf('2027-08-31'),
      to: plainDateOf('2027-09-06'),
      text: 'Ngày nghỉ thứ hai của Quốc khánh 2027 chờ thông báo: lịch này là dự kiến.',
    },
  ],
  entries: [...year2021, ...year2022, ...year2023, ...year2024, ...year2025, ...year2026, ...year2027],
};
