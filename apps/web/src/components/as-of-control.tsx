import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAsOf } from '../api/as-of.js';
import { useReadDate } from '../api/read-date.js';
import { asProblem } from '../api/problem-error.js';
import { AS_OF_PARAMETER } from './keep-moment.js';
import { useSettledText } from './settled-text.js';

const HINT = 'Gõ ngày/tháng/năm, ví dụ 15/3/2024: số liệu đến hết ngày đó';

const Echo = ({ text }: { text: string }) => {
  const settled = useSettledText(text);
  const { data, error } = useReadDate(settled);
  if (settled.trim() === '' || settled !== text) return <>{HINT}</>;
  if (error) {
    const [first] = asProblem(error).errors;
    return <span className="date-unread">{first ? `${first.reason} ${first.mend}` : asProblem(error).detail}</span>;
  }
  return data ? <span className="date-read">Đọc là: {data.label}</span> : <>{HINT}</>;
};

const useAsOfAddress = () => {
  const [, setQuery] = useSearchParams();
  return (typed: string): void =>
    setQuery((before) => {
      const next = new URLSearchParams(before);
      if (typed === '') next.delete(AS_OF_PARAMETER);
      else next.set(AS_OF_PARAMETER, typed);
      return next;
    });
};

const Form = ({ onClose }: { onClose: () => void }) => {
  const id = useId();
  const asOf = useAsOf();
  const [typed, setTyped] = useState(asOf ?? '');
  const show = useAsOfAddress();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    show(typed.trim());
    onClose();
  };
  return (
    <form className="as-of-form" onSubmit={send}>
      <label htmlFor={id}>Xem như ngày</label>
      <Input
        id={id}
        className="date-input"
        value={typed}
        autoFocus
        maxLength={60}
        autoComplete="off"
        placeholder="dd/MM/yyyy"
        aria-describedby={`${id}-hint`}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button htmlType="submit" type="primary">
        Xem
      </Button>
      <Button onClick={onClose}>Thôi</Button>
      <span id={`${id}-hint`} role="status" className="field-hint">
        <Echo text={typed} />
      </span>
    </form>
  );
};

/**
 * As of when the figures hold, always shown, and the way to another day. `text`: what the server said, empty while
 * it has not answered.
 */
export const AsOfControl = ({ text }: { text: string }) => {
  const [open, setOpen] = useState(false);
  if (open) return <Form onClose={() => setOpen(false)} />;
  return (
    <span className="as-of">
      {text}{' '}
      <button type="button" className="text-button no-print" onClick={() => setOpen(true)}>
        Xem như ngày khác
      </button>
    </span>
  );
};

/** Says on every screen that it shows the past, and leads back. */
export const PastBanner = () => {
  const asOf = useAsOf();
  const show = useAsOfAddress();
  if (asOf === null) return null;
  return (
    <section className="past-banner" aria-label="Đang xem quá khứ">
      <p>
        <strong>Đang xem như ngày {asOf}.</strong> Số liệu theo những gì đã ghi nhận đến lúc đó; bài nộp bản giấy nhập
        sau không tính vào. Chỉ xem, không thao tác được.
      </p>
      <button type="button" className="link-button" onClick={() => show('')}>
        Về hiện tại
      </button>
    </section>
  );
};
