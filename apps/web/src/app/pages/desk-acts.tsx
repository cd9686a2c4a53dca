import { type DeskRef, mayAct } from '@dondoc/contracts';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { BulkActs } from '../../components/bulk/bulk-acts.js';
import { useSignedIn } from '../frame.js';

type ActsProps = { refs: readonly DeskRef[]; onDone: () => void };

/** What can be done with the chosen obligations: bulk acts, each with its exact list first, and the chase letter. */
export const DeskActs = ({ refs, onDone }: ActsProps) => {
  const { role } = useSignedIn();
  const go = useNavigate();
  return (
    <>
      <BulkActs role={role} selection={{ refs: [...refs] }} onDone={onDone} />
      {mayAct(role, 'letter.make', 'cascade') ? (
        <Button onClick={() => void go('/cong-van/moi', { state: { refs } })}>Công văn đôn đốc</Button>
      ) : null}
    </>
  );
};
