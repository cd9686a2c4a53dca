import type { ReportView } from '@dondoc/contracts';
import { rollUpsAddress } from '../../components/addresses.js';
import { formatInstant } from '../../components/instant-label.js';
import { Link } from '../../components/moment-link.js';

/** The way of the results, tier by tier, to the issuer; and what came up from the tiers below. */
export const ReportTiers = ({ tiers }: Pick<ReportView, 'tiers'>) => (
  <>
    {tiers.chain.length === 0 ? null : (
      <section aria-labelledby="duong-di">
        <h2 id="duong-di">Đường đi của kết quả</h2>
        <ol className="report-chain">
          {tiers.chain.map(({ who, text, at }) => (
            <li key={who}>
              <strong>{who}</strong>
              <span>
                {text}
                {at === null ? '' : ` lúc ${formatInstant(at)}`}
              </span>
            </li>
          ))}
        </ol>
      </section>
    )}
    {tiers.below.length === 0 ? null : (
      <section aria-labelledby="cap-duoi">
        <h2 id="cap-duoi">Kết quả cấp dưới ({tiers.below.length})</h2>
        <ul className="lower-tiers">
          {tiers.below.map(({ unitName, cascadeId, title, lineId, at, sentence }) => (
            <li key={`${cascadeId} ${title} ${lineId}`}>
              <strong>{unitName}</strong>: <Link to={rollUpsAddress(cascadeId)}>{title}</Link> · chuyển lên lúc{' '}
              {formatInstant(at)}
              <br />
              {sentence}
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
);
