import { type LetterheadView, letterLayouts } from '@dondoc/contracts';
import { Input } from 'antd';
import { errorAt } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { Area, type Part } from './text-area.js';
import { LETTER_IDS } from './use-new-letter.js';

type Layout = Pick<LetterheadView, 'layout'>;

const HEAD: readonly { field: 'name' | 'sign' | 'place' | 'signatory'; label: string; hint?: string }[] = [
  { field: 'name', label: 'Tên cơ quan, gọi trong câu' },
  { field: 'sign', label: 'Ký hiệu, sau số', hint: 'Ví dụ VPUBND-TH, CV/TU' },
  { field: 'place', label: 'Địa danh' },
  { field: 'signatory', label: 'Họ tên người ký' },
];

const LAYOUTS: Readonly<Record<LetterheadView['layout'], string>> = {
  state: 'Nghị định 30/2020/NĐ-CP (cơ quan nhà nước)',
  party: 'Hướng dẫn 36-HD/VPTW (cấp ủy, cơ quan của Đảng)',
};

const LayoutField = ({ letterhead, onLayout }: { letterhead: LetterheadView; onLayout: (part: Layout) => void }) => (
  <fieldset className="form-field">
    <legend>Trình bày theo</legend>
    {letterLayouts.map((layout) => (
      <label key={layout} className="radio-line">
        <input
          type="radio"
          name="layout"
          checked={letterhead.layout === layout}
          onChange={() => onLayout({ layout })}
        />
        {LAYOUTS[layout]}
      </label>
    ))}
  </fieldset>
);

/** Who writes and who signs; asked for only where something is missing, else folded away. */
export const HeadFields = ({ letter, text }: Part) => {
  const { letterhead } = text;
  const set = (part: Partial<LetterheadView>): void => letter.change({ letterhead: { ...letterhead, ...part } });
  const hasError = letter.errors.some(({ id }) => id.startsWith('head-'));
  return (
    <details className="disclosure" open={hasError || letterhead.signatory === '' || letterhead.place === ''}>
      <summary>
        Cơ quan ban hành và người ký: {letterhead.name}, {letterhead.signatory || 'chưa có người ký'}
      </summary>
      <LayoutField letterhead={letterhead} onLayout={set} />
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
