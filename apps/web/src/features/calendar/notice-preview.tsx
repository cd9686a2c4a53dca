import type { NoticePreviewView } from '@dondoc/contracts';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { amendmentAddress, cascadeAddress } from '../../components/addresses.js';
import { formatNumber } from '../../components/number-text.js';
import { formatLongDay } from '../../components/plain-date-label.js';

type Preview = { preview: NoticePreviewView };
type Affected = { cascadeId: string; title: string; moves: NoticePreviewView['moves'] };

const byCascade = ({ moves }: NoticePreviewView): Affected[] => {
  const titles = new Map(moves.map(({ cascadeId, cascadeTitle }) => [cascadeId, cascadeTitle]));
  return [...titles].map(([cascadeId, title]) => ({
    cascadeId,
    title,
    moves: moves.filter((move) => move.cascadeId === cascadeId),
  }));
};

const Changes = ({ preview: { changes } }: Preview) => (
  <>
    <h4>Ngày thay đổi ({changes.length})</h4>
    {changes.length === 0 ? <p>Không ngày nào khác với bản đang có.</p> : null}
    <ul className="notice-changes" data-testid="notice-changes">
      {changes.map(({ date, before, after }) => (
        <li key={date}>
          <strong>{formatLongDay(date)}</strong>: <del>{before}</del> → {after}
        </li>
      ))}
    </ul>
  </>
);

const Moves = ({ preview }: Preview) => {
  const affected = byCascade(preview);
  return (
    <>
      <h4>Hạn sẽ dời nếu đợt đang chạy được điều chỉnh ({formatNumber(preview.moves.length)})</h4>
      {affected.length === 0 ? <p>Không hạn đang mở nào bị ảnh hưởng.</p> : null}
      {affected.map(({ cascadeId, title, moves }) => (
        <div key={cascadeId} data-testid="notice-moves">
          <p>
            <Link to={cascadeAddress(cascadeId)}>{title}</Link>
          </p>
          <ul className="notice-changes">
            {moves.map(({ lineId, text }) => (
              <li key={lineId}>{text}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
};

/** What a notice would change; nothing has changed yet. */
export const NoticePreview = ({ preview }: Preview) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="notice-preview" aria-labelledby="notice-preview-title">
      <h3 id="notice-preview-title" ref={heading} tabIndex={-1}>
        Xem trước bản {preview.nextVersion}: chưa có gì thay đổi
      </h3>
      <Changes preview={preview} />
      <Moves preview={preview} />
    </section>
  );
};

/** The version is published; each plan that it concerns may now be amended, one by one. */
export const NoticePublished = ({ version, preview, onClose }: Preview & { version: number; onClose: () => void }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const affected = byCascade(preview);
  return (
    <div className="receipt" ref={box} tabIndex={-1} data-testid="notice-published">
      <p>
        <strong>Đã công bố lịch bản {version}.</strong> Các đợt đang triển khai vẫn giữ hạn cũ cho đến khi có bản điều
        chỉnh.
      </p>
      {affected.length === 0 ? (
        <p>Không đợt nào có hạn đang mở bị ảnh hưởng.</p>
      ) : (
        <ul className="notice-changes">
          {affected.map(({ cascadeId, title, moves }) => (
            <li key={cascadeId}>
              <Link to={`${amendmentAddress(cascadeId)}?lich=${version}`}>Lập bản điều chỉnh cho {title}</Link> (
              {moves.length} hạn)
            </li>
          ))}
        </ul>
      )}
      <Button onClick={onClose}>Đóng</Button>
    </div>
  );
};
