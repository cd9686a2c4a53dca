import { Button } from 'antd';
import { duplicateObligation, moveObligation, removeObligation } from '../body/obligation-edits.js';
import { obligationsOf } from '../body/template-body.js';
import { useEditor } from './editor-context.js';
import type { Selection } from './obligation-list.js';

/** Copy, order and removal of the obligation in the form; each can be undone. */
export const ObligationActs = ({ index, onSelect }: { index: number; onSelect: (selection: Selection) => void }) => {
  const { body, replace } = useEditor();
  const count = obligationsOf(body).length;
  const move = (to: number): void => {
    replace(moveObligation(body, index, to));
    onSelect(to);
  };
  return (
    <div className="obligation-acts">
      <Button
        size="small"
        onClick={() => {
          replace(duplicateObligation(body, index));
          onSelect(index + 1);
        }}
      >
        Sao chép
      </Button>
      <Button size="small" disabled={index === 0} onClick={() => move(index - 1)}>
        Đưa lên
      </Button>
      <Button size="small" disabled={index >= count - 1} onClick={() => move(index + 1)}>
        Đưa xuống
      </Button>
      <Button
        size="small"
        danger
        onClick={() => {
          replace(removeObligation(body, index));
          onSelect(count > 1 ? Math.max(index - 1, 0) : 'document');
        }}
      >
        Xóa nghĩa vụ
      </Button>
    </div>
  );
};
