import { type AmendmentView, type CascadeDetail, fullNumber } from '@dondoc/contracts';
import { useAmendments } from '../../api/amendments.js';
import { formatInstant } from '../../components/instant-label.js';
import { formatDay } from '../../components/plain-date-label.js';
import { QueryState } from '../../components/query-state.js';

const Applied = ({ amendment: one }: { amendment: AmendmentView }) => {
  const { number, sign, issuedOn, reason } = one.document;
  const changed = one.changes.filter(({ text }) => text !== '');
  return (
    <li data-testid={`amendment-${one.amendment}`}>
      <p>
        <strong>Bản điều chỉnh số {one.amendment}</strong>: văn bản số {fullNumber(number, sign)} ngày{' '}
        {formatDay(issuedOn)}
      </p>
      <p>Lý do: {reason}</p>
      {changed.length === 0 ? null : (
        <details className="disclosure">
          <summary>Những gì đã đổi ({changed.length})</summary>
          <ul>
            {changed.map(({ lineId, text }) => (
              <li key={lineId}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="clause">
        {one.by} áp dụng lúc {formatInstant(one.at)}
      </p>
    </li>
  );
};

/** The amendments that have been applied, newest first; nothing where there is none. */
export const AmendmentList = ({ cascade }: { cascade: Pick<CascadeDetail, 'cascadeId' | 'amendments'> }) =>
  cascade.amendments === 0 ? null : <List cascadeId={cascade.cascadeId} count={cascade.amendments} />;

const List = ({ cascadeId, count }: { cascadeId: string; count: number }) => (
  <section className="card amendments" aria-labelledby="amendments-title">
    <h2 id="amendments-title">Bản điều chỉnh đã áp dụng ({count})</h2>
    <QueryState query={useAmendments(cascadeId)}>
      {(list) => (
        <ol>
          {list.map((one) => (
            <Applied key={one.amendment} amendment={one} />
          ))}
        </ol>
      )}
    </QueryState>
  </section>
);
