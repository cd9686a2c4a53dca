import type { AmendmentPreview } from '@dondoc/contracts';
import { formatLongDay } from '../../components/plain-date-label.js';
import { type AmendmentLine, type Choice, choiceOf, type Choices, daysText, needsChoice } from './choices.js';
import { CHOICES_ID } from './use-amendment.js';

const KINDS = { moved: 'Đổi hạn', kept: 'Giữ hạn', added: 'Thêm nghĩa vụ', dropped: 'Bỏ nghĩa vụ' } as const;
const CHOICES: readonly { value: Choice; text: string }[] = [
  { value: 'keep', text: 'Giữ hạn cũ' },
  { value: 'recompute', text: 'Tính lại' },
];

const dayText = (day: string | null): string => (day === null ? 'không có hạn' : `hết ${formatLongDay(day)}`);

const toneOf = ({ kind, workingDays }: AmendmentLine): string => {
  if (kind !== 'moved' || workingDays === 0) return '';
  return workingDays > 0 ? 'days-gained' : 'days-lost';
};

const Dates = ({ line }: { line: AmendmentLine }) => {
  const { kind, before, after } = line;
  if (kind === 'added') return <>mới: {dayText(after)}</>;
  if (kind === 'dropped') return <del>{dayText(before)}</del>;
  return (
    <>
      <del>{dayText(before)}</del> → <strong>{dayText(after)}</strong>
      <span className={`due-date-note ${toneOf(line)}`}>{daysText(line)}</span>
    </>
  );
};

type RowProps = { line: AmendmentLine; choice: Choice | undefined; onChoose: (choice: Choice) => void };

const ChoiceCell = ({ line, choice, onChoose }: RowProps) => (
  <fieldset className="amendment-choice">
    <legend className="visually-hidden">{line.title}: giữ hạn cũ hay tính lại</legend>
    {CHOICES.map(({ value, text }) => (
      <label key={value} className="radio-line">
        <input
          type="radio"
          name={`choice-${line.lineId}`}
          checked={choice === value}
          onChange={() => onChoose(value)}
        />
        {text}
      </label>
    ))}
  </fieldset>
);

const Row = (props: RowProps) => {
  const { line } = props;
  return (
    <tr data-testid={`change-${line.lineId}`}>
      <th scope="row">{line.title}</th>
      <td data-label="Thay đổi">{KINDS[line.kind]}</td>
      <td data-label="Hạn">
        <Dates line={line} />
      </td>
      <td data-label="Đơn vị">
        {line.openUnits} đơn vị chưa nộp
        {line.settledUnits === 0 ? null : (
          <span className="clause">{line.settledUnits} đơn vị đã xong, giữ nguyên</span>
        )}
      </td>
      <td data-label="Chọn">{needsChoice(line) ? <ChoiceCell {...props} /> : 'không phải chọn'}</td>
    </tr>
  );
};

type TableProps = {
  preview: AmendmentPreview;
  choices: Choices;
  onChoose: (lineId: string, choice: Choice) => void;
  onChooseAll: (choice: Choice) => void;
};

/** Every date that would change: before, after, for how many; and what shall become of it. */
export const ChangeTable = ({ preview, choices, onChoose, onChooseAll }: TableProps) =>
  preview.changes.length === 0 ? null : (
    <>
      {preview.changes.some(needsChoice) ? (
        <div className="acts" id={CHOICES_ID} tabIndex={-1}>
          <span>Chọn cho tất cả:</span>
          {CHOICES.map(({ value, text }) => (
            <button key={value} type="button" className="link-button" onClick={() => onChooseAll(value)}>
              {text} tất cả
            </button>
          ))}
        </div>
      ) : null}
      <table className="data-table stacking amendment-table">
        <thead>
          <tr>
            <th scope="col">Nghĩa vụ</th>
            <th scope="col">Thay đổi</th>
            <th scope="col">Hạn</th>
            <th scope="col">Đơn vị</th>
            <th scope="col">Chọn</th>
          </tr>
        </thead>
        <tbody>
          {preview.changes.map((line) => (
            <Row
              key={line.lineId}
              line={line}
              choice={choiceOf(line, choices)}
              onChoose={(choice) => onChoose(line.lineId, choice)}
            />
          ))}
        </tbody>
      </table>
    </>
  );
