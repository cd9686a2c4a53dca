import type { MatrixView, MessageListView, RollUpView } from '@dondoc/contracts';
import type { OfficeClient } from './office-client.js';

const rowsOf = (rows: readonly (readonly [string, string | number])[]): string => {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`).join('\n');
};

const itemsUnder = ({ messages }: MessageListView, heading: string): number =>
  messages.reduce((sum, { items }) => sum + items.filter((item) => item.startsWith(heading)).length, 0);

const letters = (list: MessageListView): string => {
  const sent = list.messages.filter(({ state }) => state === 'sent');
  return rowsOf([
    ['Thư đã gửi', sent.length],
    ['  trong đó thư nhắc hằng ngày', sent.filter(({ kind }) => kind === 'digest').length],
    ['  trong đó thư tổng hợp kỳ', sent.filter(({ kind }) => kind === 'roll-up').length],
    ['Lượt nhắc trước hạn', itemsUnder(list, 'Sắp đến hạn') + itemsUnder(list, 'Đến hạn hôm nay')],
    ['Lượt đôn đốc quá hạn', itemsUnder(list, 'Quá hạn')],
    ['Lượt báo cáo cấp trên', itemsUnder(list, 'Đơn vị quá hạn')],
    ['Thư bỏ vì đã nộp trước khi gửi', list.counts['dropped'] ?? 0],
    ['Thư gửi lỗi', list.counts['failed'] ?? 0],
  ]);
};

const rollUpLines = (rollUps: readonly RollUpView[]): string =>
  [...rollUps]
    .reverse()
    .map(
      ({ title, sentence, missingNames }) =>
        `  ${title}\n    ${sentence}${missingNames.length > 0 ? `; thiếu: ${missingNames.join(', ')}` : ''}`,
    )
    .join('\n');

/** What happened in the year, in a table, read from the product itself. */
export const yearReport = async (office: OfficeClient, cascadeId: string): Promise<string> => {
  const list = await office.get<MessageListView>(`/api/messages?cascade=${cascadeId}`);
  const rollUps = await office.get<RollUpView[]>(`/api/cascades/${cascadeId}/roll-ups`);
  const matrix = await office.get<MatrixView>(`/api/cascades/${cascadeId}/matrix`);
  return [
    '',
    'MỘT NĂM ĐÃ QUA (one year has passed)',
    '',
    `  ${matrix.sentence}`,
    '',
    letters(list),
    '',
    'Tổng hợp từng kỳ',
    rollUpLines(rollUps),
    '',
  ].join('\n');
};
