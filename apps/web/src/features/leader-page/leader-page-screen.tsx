import type { LeaderPageView } from '@dondoc/contracts';
import { useSearchParams } from 'react-router';
import { useLeaderPage, useSheetAddress } from '../../api/leader-page.js';
import { AsOfControl } from '../../components/as-of-control.js';
import { Page } from '../../components/page.js';
import { formatDay } from '../../components/plain-date-label.js';
import { QueryState } from '../../components/query-state.js';
import { Figures } from './figures.js';
import { Lists } from './lists.js';

const ISSUER = 'co-quan';

const IssuerChoice = ({ page, onChoose }: { page: LeaderPageView; onChoose: (unitId: string) => void }) =>
  page.issuers.length < 2 ? null : (
    <label className="issuer-choice">
      Cơ quan ban hành{' '}
      <select className="native-select" value={page.issuer.unitId} onChange={({ target }) => onChoose(target.value)}>
        {page.issuers.map(({ unitId, name }) => (
          <option key={unitId} value={unitId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );

/** One page for the leader: one sentence, the numbers, who is latest, what comes, what waits for a decision. */
export const LeaderPageScreen = () => {
  const [query, setQuery] = useSearchParams();
  const issuer = query.get(ISSUER);
  const sheet = useSheetAddress(issuer);
  const choose = (unitId: string): void =>
    setQuery((before) => {
      const next = new URLSearchParams(before);
      next.set(ISSUER, unitId);
      return next;
    });
  return (
    <Page
      title="Trang của lãnh đạo"
      actions={
        <a className="link-button" href={sheet} download>
          Tải một trang A4 (PDF)
        </a>
      }
    >
      <QueryState query={useLeaderPage(issuer)}>
        {(page) => (
          <>
            <IssuerChoice page={page} onChoose={choose} />
            <p className="leader-issuer">
              {page.issuer.name} · tuần {formatDay(page.week.from)} – {formatDay(page.week.to)}
            </p>
            <AsOfControl text={page.moment.text} />
            <p className="leader-headline" data-testid="leader-headline">
              {page.headline}
            </p>
            {page.against === null ? null : <p>{page.against.sentence}</p>}
            <Figures page={page} />
            {page.explanations === null ? null : <p className="quiet">{page.explanations.sentence}</p>}
            <Lists page={page} />
          </>
        )}
      </QueryState>
    </Page>
  );
};
