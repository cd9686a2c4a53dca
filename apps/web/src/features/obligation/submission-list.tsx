import type { ObligationView } from '@dondoc/contracts';
import { formatInstant } from '../../components/instant-label.js';
import { formatBytes, formatNumber } from '../../components/number-text.js';
import { formatDay } from '../../components/plain-date-label.js';

type Submission = ObligationView['submissions'][number];

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

const Version = ({ submission }: { submission: Submission }) => (
  <li className="submission" data-testid={`submission-${submission.version}`}>
    <p>
      <strong>Bản {submission.version}:</strong> số {submission.documentNumber}, ký ngày{' '}
      {formatDay(submission.signedOn)}
    </p>
    <p className="clause">
      Nhận lúc {formatInstant(submission.receivedAt)} · {submission.by}
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
export const SubmissionList = ({ submissions }: Pick<ObligationView, 'submissions'>) => (
  <section aria-label="Bài nộp">
    <h2>Bài nộp {submissions.length > 0 ? `(${submissions.length})` : ''}</h2>
    {submissions.length === 0 ? (
      <p className="quiet">Chưa nộp gì.</p>
    ) : (
      <ol className="submissions">
        {[...submissions]
          .sort((a, b) => b.version - a.version)
          .map((one) => (
            <Version key={one.submissionId} submission={one} />
          ))}
      </ol>
    )}
  </section>
);
