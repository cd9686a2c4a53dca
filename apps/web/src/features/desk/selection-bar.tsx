import { type DeskRef, MOST_REFS } from '@dondoc/contracts';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useDeskRefs } from '../../api/desk.js';
import { asProblem } from '../../api/problem-error.js';
import { formatNumber } from '../../components/number-text.js';
import type { DeskAddress } from './desk-address.js';
import type { Selection } from './selection.js';

/** Draws the acts on the chosen obligations; `done` unticks them. */
export type ActsSlot = (refs: readonly DeskRef[], done: () => void) => ReactNode;

type BarProps = { selection: Selection; total: number; address: DeskAddress; acts: ActsSlot };

/** What is ticked, ticking all that match, and what can be done with it. */
export const SelectionBar = ({ selection, total, address, acts }: BarProps) => {
  const all = useDeskRefs();
  const { message } = App.useApp();
  const { refs } = selection;
  const chooseAll = (): void =>
    all.mutate(address.filter, {
      onSuccess: ({ refs: found, more }) => {
        selection.put(found);
        if (more)
          void message.warning(
            `Mỗi lần làm tối đa ${formatNumber(MOST_REFS)} việc: đã chọn ${formatNumber(found.length)} việc đầu.`,
          );
      },
      onError: (error) => void message.error(asProblem(error).detail),
    });
  const units = new Set(refs.map(({ unitId }) => unitId)).size;
  return (
    <section className="selection-bar no-print" aria-label="Việc đã chọn">
      <span role="status" data-testid="selection">
        {refs.length === 0
          ? 'Chưa chọn việc nào.'
          : `Đã chọn ${formatNumber(refs.length)} việc của ${formatNumber(units)} đơn vị.`}
      </span>
      {total > 0 && refs.length < total ? (
        <Button loading={all.isPending} onClick={chooseAll}>
          Chọn tất cả {formatNumber(total)} việc khớp
        </Button>
      ) : null}
      {refs.length === 0 ? null : (
        <>
          {acts(refs, selection.clear)}
          <Button onClick={selection.clear}>Bỏ chọn</Button>
        </>
      )}
    </section>
  );
};
