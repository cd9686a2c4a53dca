import type { CascadeDetail } from '@dondoc/contracts';
import { Link } from 'react-router';
import { TEMPLATES_ADDRESS } from '../../components/addresses.js';

export const BLOCKERS_ID = 'issue-blockers';

export const blockersOf = ({ warnings }: Pick<CascadeDetail, 'warnings'>): CascadeDetail['warnings'] =>
  warnings.filter(({ blocks }) => blocks);

/** Duties that recur and have no date yet: nobody can owe them by a day, so nothing is issued until the template says one. */
export const IssueBlockers = ({ cascade, mayEdit }: { cascade: CascadeDetail; mayEdit: boolean }) => {
  const blockers = blockersOf(cascade);
  if (blockers.length === 0) return null;
  return (
    <div className="problems" id={BLOCKERS_ID} role="note" data-testid="issue-blockers">
      <p>
        <strong>Chưa ban hành được: {blockers.length} nghĩa vụ định kỳ chưa có ngày</strong>
      </p>
      <ul>
        {blockers.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p>
        {mayEdit ? (
          <>
            Mở <Link to={TEMPLATES_ADDRESS}>mẫu “{cascade.template.title}”</Link>, ấn định ngày, công bố bản mới rồi trở
            lại đây bấm “Dùng bản mẫu mới nhất”.
          </>
        ) : (
          'Đề nghị Văn phòng ấn định ngày trong mẫu và công bố bản mới.'
        )}
      </p>
    </div>
  );
};
