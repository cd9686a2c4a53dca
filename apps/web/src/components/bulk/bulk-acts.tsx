import { type Act, type BulkKind, mayEver, type Role, type Selection } from '@dondoc/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { BulkDialog } from './bulk-dialog.js';

/** The acts, by the words on their buttons, in the order of their use; which right each needs stands in the table of rights. */
const KINDS: readonly { kind: BulkKind; text: string; act: Act }[] = [
  { kind: 'remind', text: 'Nhắc các đơn vị này', act: 'obligation.prompt' },
  { kind: 'extend', text: 'Gia hạn', act: 'extension.decide' },
  { kind: 'explain', text: 'Yêu cầu giải trình', act: 'explanation.request' },
  { kind: 'accept', text: 'Duyệt', act: 'submission.accept' },
  { kind: 'return', text: 'Trả lại', act: 'submission.return' },
  { kind: 'forward', text: 'Chuyển lên trên', act: 'submission.forward' },
  { kind: 'exempt', text: 'Miễn', act: 'exemption.decide' },
  { kind: 'reopen', text: 'Mở lại', act: 'obligation.reopen' },
];

type BulkActsProps = { selection: Selection; role: Role; kinds?: readonly BulkKind[]; onDone: () => void };

/** Buttons for what may be done to many obligations at once; each opens the exact list first. */
export const BulkActs = ({ selection, role, kinds, onDone }: BulkActsProps) => {
  const [chosen, setChosen] = useState<BulkKind | null>(null);
  const offered = KINDS.filter(({ kind, act }) => mayEver(role, act) && (kinds?.includes(kind) ?? true));
  return (
    <>
      {offered.map(({ kind, text }) => (
        <Button key={kind} type={kind === 'remind' ? 'primary' : 'default'} onClick={() => setChosen(kind)}>
          {text}
        </Button>
      ))}
      {chosen === null ? null : (
        <BulkDialog
          kind={chosen}
          selection={selection}
          title={offered.find(({ kind }) => kind === chosen)?.text ?? ''}
          onClose={() => setChosen(null)}
          onStarted={onDone}
        />
      )}
    </>
  );
};
