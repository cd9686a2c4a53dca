import { Button } from 'antd';
import type { FormEvent } from 'react';
import { DateField } from '../../components/date-field.js';
import { ErrorSummary } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { HeadFields } from './head-fields.js';
import { Area, type Part } from './text-area.js';
import { LETTER_IDS } from './use-new-letter.js';

const ASKS = ['đề nghị', 'yêu cầu'] as const;

const Asks = ({ letter, text }: Part) => (
  <fieldset className="form-field">
    <legend>Cách viết</legend>
    {ASKS.map((asks) => (
      <label key={asks} className="radio-line">
        <input type="radio" name="asks" checked={text.asks === asks} onChange={() => letter.change({ asks })} />
        {asks === 'đề nghị' ? '“đề nghị” (cơ quan ngang cấp)' : '“yêu cầu” (cấp dưới)'}
      </label>
    ))}
  </fieldset>
);

const WordFields = ({ letter, text }: Part) => (
  <>
    <Area
      letter={letter}
      text={text}
      id={LETTER_IDS.subject}
      label="Trích yếu (sau “V/v”)"
      rows={2}
      value={text.subject}
      onText={(subject) => letter.change({ subject })}
    />
    <Asks letter={letter} text={text} />
    <Area
      letter={letter}
      text={text}
      id={LETTER_IDS.consequence}
      label="Hệ quả nếu vẫn chậm"
      rows={4}
      value={text.consequence}
      onText={(consequence) => letter.change({ consequence })}
    />
    <Area
      letter={letter}
      text={text}
      id={LETTER_IDS.copies}
      label="Nơi nhận thêm"
      hint="Mỗi nơi một dòng; “Như trên” và “Lưu” tự có."
      rows={3}
      value={text.copies.join('\n')}
      onText={(typed) => letter.change({ copies: typed === '' ? [] : typed.split('\n') })}
    />
  </>
);

/** What the letter says besides who is late; made at once, downloaded at once. */
export const LetterForm = ({ letter, text }: Part) => {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    letter.send();
  };
  const dateError = errorAt(letter.errors, LETTER_IDS.newDate) ?? letter.preview.data?.newDateProblem ?? undefined;
  return (
    <form id={LETTER_IDS.form} tabIndex={-1} noValidate onSubmit={submit} aria-label="Nội dung công văn">
      <ErrorSummary errors={letter.errors} />
      <DateField
        id={LETTER_IDS.newDate}
        label="Ngày mới phải gửi"
        value={letter.newDate}
        onChange={letter.setNewDate}
        error={letter.newDate === '' ? errorAt(letter.errors, LETTER_IDS.newDate) : dateError}
      />
      <p className="note">Không phải gia hạn: số ngày chậm vẫn tính từ thời hạn cũ.</p>
      <WordFields letter={letter} text={text} />
      <HeadFields letter={letter} text={text} />
      <Button type="primary" size="large" htmlType="submit" loading={letter.busy}>
        Lập công văn và tải về
      </Button>
    </form>
  );
};
