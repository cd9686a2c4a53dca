import type { LetterDetail } from '@dondoc/contracts';
import { Alert } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { letterFileAddress, useLetter } from '../../api/letters.js';
import { matrixAddress, obligationAddress } from '../../components/addresses.js';
import { Crumbs } from '../../components/crumbs.js';
import { formatInstant } from '../../components/instant-label.js';
import { formatNumber } from '../../components/number-text.js';
import { Page } from '../../components/page.js';
import { formatDay, formatLongDay } from '../../components/plain-date-label.js';
import { QueryState } from '../../components/query-state.js';
import { NumberForm } from './number-form.js';
import { Withdrawal } from './withdrawal.js';

const Facts = ({ letter }: { letter: LetterDetail }) => (
  <dl className="facts">
    <dt>Viện dẫn</dt>
    <dd>
      <Link to={matrixAddress(letter.cascadeId)}>{letter.citation}</Link>
    </dd>
    <dt>Cơ quan ban hành</dt>
    <dd>{letter.office}</dd>
    <dt>Số, ngày</dt>
    <dd>
      {letter.numberLabel}
      {letter.signedFileId === null ? null : (
        <>
          {' · '}
          <a href={`/api/files/${encodeURIComponent(letter.signedFileId)}`} download>
            Tải bản đã ký
          </a>
        </>
      )}
    </dd>
    <dt>Ngày mới</dt>
    <dd>
      {formatLongDay(letter.newDate)} ({letter.withdrawn === null ? 'không phải gia hạn' : 'không còn hiệu lực'})
    </dd>
    <dt>Số liệu</dt>
    <dd>
      {letter.unitCount} đơn vị, {letter.itemCount} nội dung, đến {formatInstant(letter.asOf)}
    </dd>
    <dt>Mẫu</dt>
    <dd>{letter.templateLabel}</dd>
    <dt>Mã băm SHA-256</dt>
    <dd className="hash">{letter.sha256}</dd>
  </dl>
);

const Items = ({ letter }: { letter: LetterDetail }) => (
  <section aria-labelledby="items-title">
    <h2 id="items-title">Công văn nêu tên</h2>
    <table className="data-table stacking">
      <thead>
        <tr>
          <th scope="col">Đơn vị</th>
          <th scope="col">Nội dung</th>
          <th scope="col">Thời hạn</th>
          <th scope="col">Chậm khi lập</th>
          <th scope="col">Nhắc gần nhất</th>
        </tr>
      </thead>
      <tbody>
        {letter.items.map((item) => (
          <tr key={`${item.unitId}/${item.lineId}`}>
            <th scope="row">{item.unitName}</th>
            <td data-label="Nội dung">
              <Link to={obligationAddress({ cascadeId: letter.cascadeId, ...item })}>{item.title}</Link>
            </td>
            <td data-label="Thời hạn">{formatDay(item.dueOn)}</td>
            <td data-label="Chậm khi lập">
              {item.daysLate === null ? item.note : `${formatNumber(item.daysLate)} ngày`}
            </td>
            <td data-label="Nhắc gần nhất">{item.remindedOn === null ? '—' : formatDay(item.remindedOn)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const History = ({ letter }: { letter: LetterDetail }) => (
  <section aria-labelledby="history-title">
    <h2 id="history-title">Đã làm gì</h2>
    <ul className="letter-history">
      {letter.history.map(({ at, by, text }) => (
        <li key={`${at} ${text}`}>
          {formatInstant(at)}: {text} ({by})
        </li>
      ))}
    </ul>
  </section>
);

const Made = ({ letter }: { letter: LetterDetail }) => {
  const [query] = useSearchParams();
  if (query.get('moi') === null) return null;
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title="Đã lập công văn, tệp Word đang tải về"
      description={
        <a href={letterFileAddress(letter.letterId)} download={letter.fileName}>
          Tải lại tệp
        </a>
      }
    />
  );
};

/** One chase letter: what it says, whom it names, its file, its number. */
export const LetterScreen = ({ letterId }: { letterId: string }) => (
  <QueryState query={useLetter(letterId)} title="Công văn">
    {(letter) => (
      <Page
        title={`Công văn V/v ${letter.subject}`}
        above={<Crumbs steps={[{ to: '/cong-van', text: 'Công văn' }]} />}
        actions={
          <a className="link-button" href={letterFileAddress(letter.letterId)} download={letter.fileName}>
            Tải Word
          </a>
        }
      >
        <div className="letter-page">
          <Made letter={letter} />
          {letter.withdrawn === null ? null : <Withdrawal letter={letter} />}
          <Facts letter={letter} />
          {letter.may.number ? <NumberForm key={letter.number ?? ''} letter={letter} /> : null}
          <Items letter={letter} />
          <History letter={letter} />
          {letter.withdrawn === null ? <Withdrawal letter={letter} /> : null}
        </div>
      </Page>
    )}
  </QueryState>
);
