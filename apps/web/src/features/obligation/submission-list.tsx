import type { ObligationView } from '@dondoc/contracts';
import { formatInstant } from '../../components/instant-label.js';
import { formatBytes, formatNumber } from '../../components/number-text.js';
import { formatDay } from '../../components/plain-date-label.js';
import { ReceiptLink } from '../../components/receipt-link.js';

type Submission = ObligationView['submissions'][number];
type Of = Pick<ObligationView, 'cascadeId' | 'unit' | 'line'>;

const Files = ({ files }: Pick<Submission, 'files'>) => (
  <ul className="files">
    {files.map(({ fileId, name, size }) => (
      <li key={fileId}>
        <a href={`/api/files/${encodeURIComponent(fileId)}`} download={name}>
          {name}
        </a>{' '}
        <span className="clause">{formatBytes(size)}</span>
      </li>
    ))}
  </ul>
);

const Version = ({ submission, of }: { submission: Submission; of: Of }) => (
  <li className="submission" data-testid={`submission-${submission.version}`}>
    <p>
      <strong>Bản {submission.version}:</strong> số {submission.documentNumber}, ký ngày{' '}
      {formatDay(submission.signedOn)}
      {submission.sentOn === null ? null : <>, gửi ngày {formatDay(submission.sentOn)}</>}
    </p>
    <p className="clause">
      Nhận lúc {formatInstant(submission.receivedAt)} · {submission.by}
    </p>
    {submission.enteredLate === null ? null : (
      <p className="entered-late">
        ⚑ Ghi nhận muộn lúc {formatInstant(submission.enteredLate.recordedAt)} bởi {submission.enteredLate.by}:{' '}
        {submission.enteredLate.reason}
      </p>
    )}
    <p>
      <ReceiptLink
        cascadeId={of.cascadeId}
        unitId={of.unit.unitId}
        lineId={of.line.lineId}
        submissionId={submission.submissionId}
      >
        Tải biên nhận bản {submission.version}
      </ReceiptLink>
    </p>
    <Files files={submission.files} />
    {submission.figures.length === 0 ? null : (
      <dl className="facts figures">
        {submission.figures.map(({ key, label, unit, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              {formatNumber(value)} {unit}
            </dd>
          </div>
        ))}
      </dl>
    )}
    {submission.note === '' ? null : <p className="submission-note">{submission.note}</p>}
  </li>
);

/** Every version that was handed in, newest first. */
export const SubmissionList = ({ submissions, ...of }: Of & Pick<ObligationView, 'submissions'>) => (
  <section aria-label="Bài nộp">
    <h2>Bài nộp {submissions.length > 0 ? `(${submissions.length})` : ''}</h2>
    {submissions.length === 0 ? (
      <p className="quiet">Chưa nộp gì.</p>
    ) : (
      <ol className="submissions">
        {[...submissions]
          .sort((a, b) => b.version - a.version)
          .map((one) => (
            <Version key={one.submissionId} submission={one} of={of} />
          ))}
      </ol>
    )}
  </section>
);
