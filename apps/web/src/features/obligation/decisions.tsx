import type { ObligationView } from '@dondoc/contracts';
import { obligationAddress } from '../../components/addresses.js';
import { formatInstant } from '../../components/instant-label.js';
import { Link } from '../../components/moment-link.js';
import { formatDay } from '../../components/plain-date-label.js';
import { StatusTag } from '../../components/status-tag.js';

type Extension = ObligationView['extensions'][number];
type Shown = { obligation: ObligationView };

const asked = ({ askedUntil, askedAt, askedBy, askedReason }: Extension): string =>
  askedUntil === null || askedAt === null
    ? 'Gia hạn không qua đề nghị'
    : `${askedBy ?? 'Đơn vị'} đề nghị đến hết ${formatDay(askedUntil)}, lúc ${formatInstant(askedAt)}: ${askedReason ?? ''}`;

const decision = ({ state, until, decidedAt, reason }: Extension): string => {
  if (state === 'requested' || decidedAt === null) return 'Chờ quyết định; hạn cũ vẫn tính.';
  const because = reason === null || reason === '' ? '' : `: ${reason}`;
  const what = until === null ? 'Không gia hạn' : `Đã gia hạn đến hết ${formatDay(until)}`;
  return `${what}, lúc ${formatInstant(decidedAt)}${because}`;
};

const Extensions = ({ obligation: { extensions, extensionsLeft } }: Shown) =>
  extensions.length === 0 ? null : (
    <section aria-label="Gia hạn">
      <h2>Gia hạn</h2>
      <ol className="submissions">
        {extensions.map((one, index) => (
          <li key={one.requestId ?? `granted-${index}`} className="submission">
            <p>{asked(one)}</p>
            <p>
              <strong>{decision(one)}</strong>
            </p>
          </li>
        ))}
      </ol>
      {extensionsLeft === null ? null : <p className="clause">Còn gia hạn được {extensionsLeft} lần.</p>}
    </section>
  );

const Explanations = ({ obligation: { explanations, cascadeId, unit } }: Shown) =>
  explanations.length === 0 ? null : (
    <section aria-label="Giải trình">
      <h2>Giải trình</h2>
      <ul className="submissions">
        {explanations.map(({ lineId, question, dueOn, status }) => (
          <li key={lineId} className="submission">
            <p>
              <Link to={obligationAddress({ cascadeId, unitId: unit.unitId, lineId })}>{question}</Link>
            </p>
            <p>
              {dueOn === null ? null : <>Hạn: hết {formatDay(dueOn)}. </>}
              <StatusTag status={status} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );

/** What has been asked and decided about the obligation beside its submissions. */
export const Decisions = ({ obligation }: Shown) => (
  <>
    <Extensions obligation={obligation} />
    <Explanations obligation={obligation} />
  </>
);

const OWED: ReadonlySet<string> = new Set(['overdue', 'returned']);
const SHUT = 'Đã khóa: đơn vị chỉ nộp được sau khi được mở lại.';
const SHUT_OUT = 'Đã khóa: gửi đề nghị mở lại cho Văn phòng.';

/** Lock, exemption, origin and draft, as rows among the facts. */
export const DecisionFacts = ({
  obligation: { lock, exemption, explains, draft, cascadeId, unit, status, may },
}: Shown) => (
  <>
    {explains === null ? null : (
      <>
        <dt>Giải trình về</dt>
        <dd>
          <Link to={obligationAddress({ cascadeId, unitId: unit.unitId, lineId: explains.lineId })}>
            {explains.title}
          </Link>
          <p className="submission-note">{explains.question}</p>
        </dd>
      </>
    )}
    {lock === null ? null : (
      <>
        <dt>Ngày khóa</dt>
        <dd>
          {lock.label}
          {lock.locked && OWED.has(status.code) ? `. ${may.reopen ? SHUT : SHUT_OUT}` : ''}
        </dd>
      </>
    )}
    {exemption === null ? null : (
      <>
        <dt>Được miễn</dt>
        <dd>
          {exemption.reason} <span className="clause">{formatInstant(exemption.at)}</span>
        </dd>
      </>
    )}
    {draft === null ? null : (
      <>
        <dt>Bản nháp</dt>
        <dd>
          <strong>
            {draft.documentNumber === '' ? 'Bản nháp, chưa có số' : `Bản nháp, số ${draft.documentNumber}`}, chưa nộp.
          </strong>{' '}
          {draft.editedBy} lưu lúc {formatInstant(draft.editedAt)}.
        </dd>
      </>
    )}
  </>
);
