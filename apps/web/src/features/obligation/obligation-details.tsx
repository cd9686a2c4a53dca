import type { ObligationView } from '@dondoc/contracts';
import { type ObligationRef, useObligation } from '../../api/obligations.js';
import { cascadeAddress, obligationAddress, unitAddress } from '../../components/addresses.js';
import { Crumbs } from '../../components/crumbs.js';
import { formatInstant } from '../../components/instant-label.js';
import { Link } from '../../components/moment-link.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { ActRow, type SubmissionFormSlot } from './act-row.js';
import { Decisions } from './decisions.js';
import { ObligationFacts } from './obligation-facts.js';
import { ScoreSheet } from './score-sheet.js';
import { SubmissionList } from './submission-list.js';
import { Timeline, UpcomingLetters } from './timeline.js';

type DetailsProps = { obligationRef: ObligationRef; inPanel: boolean; submissionForm: SubmissionFormSlot };

const Body = ({
  obligation,
  obligationRef,
  submissionForm,
}: Omit<DetailsProps, 'inPanel'> & { obligation: ObligationView }) => (
  <>
    <ObligationFacts obligation={obligation} />
    <ActRow obligation={obligation} obligationRef={obligationRef} submissionForm={submissionForm} />
    <Decisions obligation={obligation} />
    {obligation.scoreSheet === null ? null : <ScoreSheet sheet={obligation.scoreSheet} />}
    <SubmissionList
      submissions={obligation.submissions}
      cascadeId={obligation.cascadeId}
      unit={obligation.unit}
      line={obligation.line}
    />
    <UpcomingLetters upcoming={obligation.upcoming} />
    <Timeline entries={obligation.timeline} />
    <p className="as-of">Dữ liệu đến {formatInstant(obligation.asOf)}</p>
  </>
);

const OnPage = (props: Omit<DetailsProps, 'inPanel'> & { obligation: ObligationView }) => {
  const { line, unit, cascadeTitle, cascadeId } = props.obligation;
  const steps = [
    { to: cascadeAddress(cascadeId), text: cascadeTitle },
    { to: unitAddress(unit.unitId), text: unit.name },
  ];
  return (
    <Page title={line.title} above={<Crumbs steps={steps} />}>
      <div className="obligation">
        <Body {...props} />
      </div>
    </Page>
  );
};

const InPanel = (props: Omit<DetailsProps, 'inPanel'> & { obligation: ObligationView }) => (
  <div className="obligation obligation-panel">
    <h2 className="panel-title">{props.obligation.line.title}</h2>
    <Body {...props} />
    <p>
      <Link to={obligationAddress(props.obligationRef)}>Mở thành trang riêng</Link>
    </p>
  </div>
);

/** One obligation: where it stands, by when and why, what was handed in, what happened, what comes next. */
export const ObligationDetails = ({ obligationRef, inPanel, submissionForm }: DetailsProps) => (
  <QueryState query={useObligation(obligationRef)} {...(inPanel ? {} : { title: 'Nghĩa vụ' })}>
    {(obligation) => {
      const Shown = inPanel ? InPanel : OnPage;
      return <Shown obligation={obligation} obligationRef={obligationRef} submissionForm={submissionForm} />;
    }}
  </QueryState>
);
