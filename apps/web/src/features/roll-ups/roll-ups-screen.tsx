import type { RollUpView } from '@dondoc/contracts';
import { Link } from 'react-router';
import { useCascade, useRollUps } from '../../api/cascades.js';
import { cascadeAddress, matrixAddress, rollUpsAddress } from '../../components/addresses.js';
import { Crumbs } from '../../components/crumbs.js';
import { EmptyState } from '../../components/empty-state.js';
import { formatInstant } from '../../components/instant-label.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { StatusBar } from '../../components/status-bar.js';

const Names = ({ title, names, open }: { title: string; names: readonly string[]; open: boolean }) =>
  names.length === 0 ? null : (
    <details className="disclosure" open={open}>
      <summary>
        {title} ({names.length})
      </summary>
      <ul className="names">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </details>
  );

/** What cascades of the units below have added up for this line. */
const LowerTiers = ({ lowerTiers }: Pick<RollUpView, 'lowerTiers'>) =>
  lowerTiers.length === 0 ? null : (
    <details className="disclosure" open>
      <summary>Kết quả cấp dưới ({lowerTiers.length})</summary>
      <ul className="lower-tiers">
        {lowerTiers.map(({ unitName, cascadeId, title, sentence }) => (
          <li key={`${cascadeId} ${title}`}>
            <strong>{unitName}</strong>: <Link to={rollUpsAddress(cascadeId)}>{title}</Link>
            <br />
            {sentence}
          </li>
        ))}
      </ul>
    </details>
  );

const Ratings = ({ tally }: Pick<RollUpView, 'tally'>) =>
  tally.ratings === undefined ? null : (
    <p className="roll-up-ratings">
      Xếp loại:{' '}
      {Object.entries(tally.ratings)
        .map(([label, units]) => `${label} ${units.length}`)
        .join(' · ')}
    </p>
  );

/** The tally in the words of the status list, so that the bar looks the same everywhere. */
const totalsOf = ({ tally }: RollUpView): Record<string, number> => ({
  done_on_time: tally.onTime,
  done_late: tally.late,
  overdue: tally.overdue,
  returned: tally.returned,
  not_due: tally.notYet,
  no_due: tally.undated,
  tacit: tally.agreed,
  exempt: tally.exempt,
});

const RollUp = ({ rollUp }: { rollUp: RollUpView }) => (
  <li className="card roll-up">
    <h2>{rollUp.title}</h2>
    <p className="roll-up-sentence">{rollUp.sentence}</p>
    <StatusBar totals={totalsOf(rollUp)} />
    <p className="as-of">
      Tổng hợp lúc {formatInstant(rollUp.at)}{' '}
      {rollUp.trigger === 'settled' ? '(mọi đơn vị đã xong)' : '(đến giờ tổng hợp)'} · Giao {rollUp.tally.assigned},
      phải nộp {rollUp.tally.owed}
    </p>
    <Ratings tally={rollUp.tally} />
    <LowerTiers lowerTiers={rollUp.lowerTiers} />
    <Names title="Chưa nộp" names={rollUp.missingNames} open />
    <Names title="Nộp muộn" names={rollUp.lateNames} open={rollUp.lateNames.length <= 12} />
  </li>
);

/** What was reported to the issuer for each line: n of m, of which k late, missing by name. Newest first. */
export const RollUpsScreen = ({ cascadeId }: { cascadeId: string }) => {
  const cascade = useCascade(cascadeId);
  return (
    <Page
      title="Tổng hợp"
      above={
        <Crumbs
          steps={[
            { to: '/dot', text: 'Đợt triển khai' },
            { to: cascadeAddress(cascadeId), text: cascade.data?.title ?? 'Văn bản' },
            { to: matrixAddress(cascadeId), text: 'Bảng theo dõi' },
          ]}
        />
      }
    >
      <QueryState query={useRollUps(cascadeId)}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              title="Chưa có bản tổng hợp nào"
              text="Bản tổng hợp được lập khi mọi đơn vị đã nộp hoặc khi đến giờ tổng hợp của từng nghĩa vụ."
              act={<Link to={matrixAddress(cascadeId)}>Xem bảng theo dõi</Link>}
            />
          ) : (
            <ul className="cards-single">
              {[...list]
                .sort((a, b) => (a.at < b.at ? 1 : -1))
                .map((rollUp) => (
                  <RollUp key={rollUp.lineId} rollUp={rollUp} />
                ))}
            </ul>
          )
        }
      </QueryState>
    </Page>
  );
};
