import type { LetterSummary } from '@dondoc/contracts';
import { Link } from 'react-router';
import { letterFileAddress, useLetters } from '../../api/letters.js';
import { EmptyState } from '../../components/empty-state.js';
import { formatInstant } from '../../components/instant-label.js';
import { Page } from '../../components/page.js';
import { formatDay } from '../../components/plain-date-label.js';
import { QueryState } from '../../components/query-state.js';
import { WithdrawnMark } from './withdrawal.js';

const Row = ({ letter }: { letter: LetterSummary }) => (
  <tr>
    <th scope="row">
      <Link to={`/cong-van/${encodeURIComponent(letter.letterId)}`}>V/v {letter.subject}</Link>
      <span className="clause">{letter.citation}</span>
    </th>
    <td data-label="Số, ngày">
      {letter.numberLabel}
      <WithdrawnMark withdrawn={letter.withdrawn} />
    </td>
    <td data-label="Gửi">
      {letter.addressed}
      <span className="clause">
        {letter.unitCount} đơn vị, {letter.itemCount} nội dung
      </span>
    </td>
    <td data-label="Ngày mới">{formatDay(letter.newDate)}</td>
    <td data-label="Lập lúc">
      {formatInstant(letter.madeAt)}
      <span className="clause">{letter.madeBy}</span>
    </td>
    <td data-label="Tệp">
      <a href={letterFileAddress(letter.letterId)} download={letter.fileName}>
        Tải Word<span className="visually-hidden">: {letter.subject}</span>
      </a>
    </td>
  </tr>
);

const NoLetters = () => (
  <EmptyState
    title="Chưa có công văn nào"
    text="Công văn đôn đốc lập từ danh sách quá hạn, tải về dạng Word để ký."
    act={<Link to="/cong-van/moi">Lập công văn đôn đốc</Link>}
  />
);

/** The chase letters that were made, newest first. */
export const LetterListScreen = ({ may }: { may: { make: boolean; editTemplate: boolean } }) => (
  <Page
    title="Công văn đôn đốc"
    actions={
      <>
        {may.editTemplate ? (
          <Link className="link-button" to="/cong-van/mau">
            Mẫu công văn
          </Link>
        ) : null}
        {may.make ? (
          <Link className="link-button" to="/cong-van/moi">
            Lập công văn
          </Link>
        ) : null}
      </>
    }
  >
    <QueryState query={useLetters()}>
      {({ letters, total, asOf }) =>
        total === 0 ? (
          <NoLetters />
        ) : (
          <>
            <p role="status" className="as-of">
              {total} công văn{total > letters.length ? `, hiện ${letters.length} công văn mới nhất` : ''} · Dữ liệu đến{' '}
              {formatInstant(asOf)}
            </p>
            <table className="data-table stacking">
              <thead>
                <tr>
                  <th scope="col">Trích yếu</th>
                  <th scope="col">Số, ngày</th>
                  <th scope="col">Gửi</th>
                  <th scope="col">Ngày mới</th>
                  <th scope="col">Lập lúc</th>
                  <th scope="col">Tệp</th>
                </tr>
              </thead>
              <tbody>
                {letters.map((letter) => (
                  <Row key={letter.letterId} letter={letter} />
                ))}
              </tbody>
            </table>
          </>
        )
      }
    </QueryState>
  </Page>
);
