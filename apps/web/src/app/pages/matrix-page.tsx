import { mayAct } from '@dondoc/contracts';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { BulkActs } from '../../components/bulk/bulk-acts.js';
import { MatrixScreen } from '../../features/matrix/matrix-screen.js';
import { useSignedIn } from '../frame.js';
import { ObligationWithForm } from './obligation-with-form.js';

export const MatrixPage = () => {
  const { cascadeId = '' } = useParams();
  const { today, role } = useSignedIn();
  const go = useNavigate();
  const letters = mayAct(role, 'letter.make', 'cascade');
  const acting = letters || mayAct(role, 'job.start', 'cascade') || mayAct(role, 'job.start', 'issuer');
  const write = (lineIds: readonly string[], unitIds: readonly string[]): void => {
    const some = unitIds.length > 0 ? { 'don-vi': unitIds.join(',') } : {};
    const query = new URLSearchParams({ dot: cascadeId, viec: lineIds.join(','), ...some });
    void go(`/cong-van/moi?${query}`);
  };
  return (
    <MatrixScreen
      key={cascadeId}
      cascadeId={cascadeId}
      today={today}
      panel={(place) => <ObligationWithForm cascadeId={cascadeId} {...place} inPanel />}
      acts={
        acting
          ? ({ lineIds, unitIds, statuses }) => (
              <>
                <BulkActs
                  role={role}
                  kinds={['remind', 'extend']}
                  selection={{ cascadeId, lineIds, statuses, ...(unitIds.length > 0 ? { unitIds } : {}) }}
                  onDone={() => undefined}
                />
                {letters ? <Button onClick={() => write(lineIds, unitIds)}>Công văn đôn đốc</Button> : null}
              </>
            )
          : null
      }
    />
  );
};
