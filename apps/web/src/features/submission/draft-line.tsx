import { formatInstant } from '../../components/instant-label.js';
import type { DraftState } from './draft-keeper.js';

/** Says whether what is typed is safe. */
export const DraftLine = ({ state }: { state: DraftState }) => (
  <p role="status" className="clause" data-testid="draft-line">
    {state.kind === 'saved' && state.at !== null
      ? `Đã lưu nháp lúc ${formatInstant(state.at)}. Mọi người giữ đầu mối của đơn vị mở ra đều soạn tiếp được.`
      : ''}
    {state.kind === 'failed' ? `Chưa lưu được nháp, sẽ thử lại. ${state.text}` : ''}
    {state.kind === 'stopped' ? `Không lưu nháp tiếp. ${state.text}` : ''}
  </p>
);
