import { Button } from 'antd';
import { formatTime } from '../../../components/instant-label.js';
import type { SaveState } from './draft-saver.js';

const textOf = (state: SaveState): string => {
  switch (state.kind) {
    case 'saved':
      return `Đã lưu lúc ${formatTime(state.at)}`;
    case 'changed':
    case 'saving':
      return 'Đang lưu…';
    case 'failed':
      return `Chưa lưu được: ${state.text}${state.again ? ' Sẽ tự lưu lại.' : ''}`;
    case 'conflict':
      return 'Chưa lưu được: người khác đã sửa mẫu này';
  }
};

/** Where saving stands, in words; announced. */
export const SaveLine = ({ state, onSave }: { state: SaveState; onSave: () => void }) => (
  <span className={`save-line save-${state.kind}`}>
    <span role="status" data-testid="save-state">
      {textOf(state)}
    </span>
    {state.kind === 'failed' ? <Button onClick={onSave}>Lưu lại ngay</Button> : null}
  </span>
);
