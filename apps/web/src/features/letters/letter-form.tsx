import type { LetterheadView, LetterPreview } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import type { FormEvent } from 'react';
import { DateField } from '../../components/date-field.js';
import { ErrorSummary } from '../../components/error-summary.js';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { LETTER_IDS, type NewLetter } from './use-new-letter.js';

type Part = { letter: NewLetter; text: LetterPreview['text'] };

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

type AreaProps = Part & {
  id: string;
  label: string;
  hint?: string;
  rows: number;
  value: string;
  onText: (text: string) => void;
};

const Area = ({ letter, id, label, hint, rows, value, onText }: AreaProps) => (
  <FormField id={id} label={label} hint={hint} error={errorAt(letter.errors, id)}>
    {({ status, ...control }) => (
      <Input.TextArea
        {...control}
        status={status}
        rows={rows}
        maxLength={2000}
        value={value}
        onChange={({ target }) => onText(target.value)}
      />
    )}
  </FormField>
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

const HEAD: readonly { field: 'name' | 'sign' | 'place' | 'signatory'; label: string; hint?: string }[] = [
  { field: 'name', label: 'Tên cơ quan, gọi trong câu' },
  { field: 'sign', label: 'Ký hiệu, sau số', hint: 'Ví dụ VPUBND-TH' },
  { field: 'place', label: 'Địa danh' },
  { field: 'signatory', label: 'Họ tên người ký' },
];

const HeadFields = ({ letter, text }: Part) => {
  const { letterhead } = text;
  const set = (part: Partial<LetterheadView>): void => letter.change({ letterhead: { ...letterhead, ...part } });
  const hasError = letter.errors.some(({ id }) => id.startsWith('head-'));
  return (
    <details className="disclosure" open={hasError || letterhead.signatory === '' || letterhead.place === ''}>
      <summary>
        Cơ quan ban hành và người ký: {letterhead.name}, {letterhead.signatory || 'chưa có người ký'}
      </summary>
      <Area
        letter={letter}
        text={text}
        id={LETTER_IDS.superior}
        label="Cơ quan chủ quản (để trống nếu không ghi)"
        rows={2}
        value={letterhead.superior}
        onText={(superior) => set({ superior })}
      />
      <Area
        letter={letter}
        text={text}
        id={LETTER_IDS.agency}
        label="Cơ quan ban hành, ở đầu trang"
        rows={2}
        value={letterhead.agency}
        onText={(agency) => set({ agency })}
      />
      {HEAD.map(({ field, label, hint }) => (
        <FormField
          key={field}
          id={LETTER_IDS[field]}
          label={label}
          hint={hint}
          error={errorAt(letter.errors, LETTER_IDS[field])}
        >
          {(control) => (
            <Input
              {...control}
              value={letterhead[field]}
              maxLength={field === 'sign' ? 60 : 100}
              onChange={({ target }) => set({ [field]: target.value })}
            />
          )}
        </FormField>
      ))}
      <Area
        letter={letter}
        text={text}
        id={LETTER_IDS.capacity}
        label="Quyền hạn, chức vụ người ký"
        hint="Mỗi dòng một phần, ví dụ TL. Chủ tịch rồi Chánh Văn phòng."
        rows={2}
        value={letterhead.capacity.join('\n')}
        onText={(typed) => set({ capacity: typed.split('\n').slice(0, 4) })}
      />
      <FormField id={LETTER_IDS.filedAt} label="Lưu" hint="Ví dụ VT, TH">
        {(control) => (
          <Input
            {...control}
            value={text.filedAt}
            maxLength={100}
            onChange={({ target }) => letter.change({ filedAt: target.value })}
          />
        )}
      </FormField>
    </details>
  );
};

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
