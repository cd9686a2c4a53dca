import { useState } from 'react';
import { formatInstant } from '../../components/instant-label.js';
import { formatNumber } from '../../components/number-text.js';
import type { Finding } from './life.js';

const FIRST = 20;

const inOrder = (findings: readonly Finding[]): Finding[] => [
  ...findings.filter(({ severity }) => severity === 'error'),
  ...findings.filter(({ severity }) => severity === 'warning'),
];

const FindingRow = ({ finding, onGo }: { finding: Finding; onGo: (finding: Finding) => void }) => {
  const { severity, text, at, lineId, unitId } = finding;
  const somewhere = at !== null || lineId !== null || unitId !== null;
  return (
    <li className={`finding-${severity}`}>
      <span className={severity === 'error' ? 'badge badge-failed' : 'badge badge-plain'}>
        {severity === 'error' ? 'Lỗi' : '⚠ Nên xem lại'}
      </span>{' '}
      {somewhere ? (
        <button type="button" className="text-button" onClick={() => onGo(finding)}>
          {text}
        </button>
      ) : (
        text
      )}
      {at === null ? null : <span className="clause"> {formatInstant(at)}</span>}
    </li>
  );
};

/** What breaks, or may: errors first; each leads to its line, unit and day. */
export const FindingList = ({ findings, onGo }: { findings: readonly Finding[]; onGo: (finding: Finding) => void }) => {
  const [all, setAll] = useState(false);
  const ordered = inOrder(findings);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const shown = all ? ordered : ordered.slice(0, FIRST);
  return (
    <section className="card rehearsal-findings" aria-labelledby="findings-title" data-testid="rehearsal-findings">
      <h2 id="findings-title">Những chỗ vướng ({formatNumber(findings.length)})</h2>
      <p>
        {findings.length === 0
          ? 'Không có chỗ vướng nào trong lần chạy này.'
          : `${formatNumber(errors)} lỗi, ${formatNumber(findings.length - errors)} điểm nên xem lại. Bấm vào để đến đúng ngày, nghĩa vụ, đơn vị.`}
      </p>
      <ol className="findings">
        {shown.map((finding, index) => (
          <FindingRow key={index} finding={finding} onGo={onGo} />
        ))}
      </ol>
      {ordered.length > shown.length ? (
        <button type="button" className="text-button" onClick={() => setAll(true)}>
          Xem {formatNumber(ordered.length - shown.length)} chỗ còn lại
        </button>
      ) : null}
    </section>
  );
};
