import { clauseWords, type ObligationView } from '@dondoc/contracts';
import { DueDateText } from '../../components/due-date-text.js';
import { formatNumber } from '../../components/number-text.js';
import { formatDay } from '../../components/plain-date-label.js';
import { StatusTag } from '../../components/status-tag.js';
import { WhyChain } from '../../components/why-chain.js';
import { DecisionFacts } from './decisions.js';

/** What an act changes: takes the focus when the act's form goes away. */
export const STATUS_ID = 'obligation-status';

/** While a report is sent back: what is missing, and until when. */
const ReturnedFact = ({ obligation: { status, timeline } }: { obligation: ObligationView }) => {
  const back = status.code === 'returned' ? timeline.findLast(({ kind }) => kind === 'SubmissionReturned') : undefined;
  if (!back) return null;
  return (
    <>
      <dt>Cần bổ sung</dt>
      <dd data-testid="returned-reason">
        <strong>{back.text}</strong>
      </dd>
    </>
  );
};

/** Status, unit, date with its reasons, where it comes from and where it goes. */
export const ObligationFacts = ({ obligation }: { obligation: ObligationView }) => {
  const { unit, line, status, documentLabel, intermediary } = obligation;
  return (
    <section className="obligation-facts" aria-label="Tình trạng và hạn nộp">
      <p id={STATUS_ID} tabIndex={-1} data-testid="obligation-status">
        <StatusTag status={status} />
      </p>
      <dl className="facts">
        <ReturnedFact obligation={obligation} />
        <dt>Đơn vị</dt>
        <dd>
          {unit.name} <span className="clause">{unit.classLabel}</span>
        </dd>
        <dt>Hạn nộp</dt>
        <dd>
          <DueDateText due={line.due} />
          {status.extendedTo === undefined ? null : (
            <p>
              <strong>⇥ Đã gia hạn đến hết {formatDay(status.extendedTo)}</strong>
              {status.lateAgainstFirst ? (
                <> (so với hạn đầu: chậm {formatNumber(status.lateAgainstFirst)} ngày)</>
              ) : null}
            </p>
          )}
        </dd>
        <dt>Nơi nhận</dt>
        <dd>
          {line.to}
          {line.via === null ? null : <>, qua {line.via}</>}
        </dd>
        {intermediary === null || intermediary.state === 'none' ? null : (
          <>
            <dt>Đầu mối</dt>
            <dd>
              {intermediary.name}: {intermediary.label}
            </dd>
          </>
        )}
        <dt>Theo văn bản</dt>
        <dd>
          {documentLabel}
          {line.clause === '' ? null : <>, {clauseWords(line.clause)}</>}
        </dd>
        {line.condition === null ? null : (
          <>
            <dt>Điều kiện</dt>
            <dd>{line.condition}</dd>
          </>
        )}
        <DecisionFacts obligation={obligation} />
      </dl>
      {line.due === null ? null : (
        <details className="disclosure" open>
          <summary>Vì sao là ngày này</summary>
          <WhyChain why={line.due.why} />
        </details>
      )}
    </section>
  );
};
