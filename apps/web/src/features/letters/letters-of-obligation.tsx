import { Link } from 'react-router';
import { useLetters } from '../../api/letters.js';
import { formatInstant } from '../../components/instant-label.js';
import { WithdrawnMark } from './withdrawal.js';

type Ref = { cascadeId: string; unitId: string; lineId: string };

/** In which chase letters an obligation is named; nothing where there are none. */
export const LettersOfObligation = (ref: Ref) => {
  const { data } = useLetters(ref);
  if (!data || data.total === 0) return null;
  return (
    <section className="letters-of-obligation" aria-labelledby="letters-of-obligation">
      <h2 id="letters-of-obligation">Có trong công văn đôn đốc</h2>
      <ul className="letter-history">
        {data.letters.map(({ letterId, subject, numberLabel, madeAt, withdrawn }) => (
          <li key={letterId}>
            <Link to={`/cong-van/${encodeURIComponent(letterId)}`}>V/v {subject}</Link> · {numberLabel} · lập{' '}
            {formatInstant(madeAt)} <WithdrawnMark withdrawn={withdrawn} />
          </li>
        ))}
      </ul>
    </section>
  );
};
