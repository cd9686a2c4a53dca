import { mayAct } from '@dondoc/contracts';
import { DeskScreen } from '../../features/desk/desk-screen.js';
import { useSignedIn } from '../frame.js';
import { DeskActs } from './desk-acts.js';
import { ObligationWithForm } from './obligation-with-form.js';

/** The Office's first screen; also the leader's, the focal department's and the auditor's, who may do less or nothing there. */
export const DeskPage = () => {
  const { role, unitId, unitName } = useSignedIn();
  return (
    <DeskScreen
      viewer={{ unitId, unitName }}
      acting={mayAct(role, 'job.start', 'cascade') || mayAct(role, 'letter.make', 'cascade')}
      panel={(row) => <ObligationWithForm {...row} inPanel />}
      acts={(refs, done) => <DeskActs refs={refs} onDone={done} />}
    />
  );
};
