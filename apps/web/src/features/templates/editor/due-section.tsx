import { useState } from 'react';
import { periodsFor } from '../body/period-kinds.js';
import { problemText } from '../body/problem-text.js';
import { RULE_KINDS, ruleOfKind } from '../body/rule-slots.js';
import { isDueConfirmed, obligationsOf, type Path, textOf, valueAt, withValueAt } from '../body/template-body.js';
import { DueEcho } from './due-echo.js';
import { fieldId, useEditor } from './editor-context.js';
import { TextField } from './fields.js';
import { RuleSentence } from './rule-sentence.js';

type Door = 'words' | 'sentence';

const DOORS: readonly { door: Door; text: string }[] = [
  { door: 'words', text: 'Đọc từ nguyên văn' },
  { door: 'sentence', text: 'Đặt bằng câu mẫu' },
];

const DoorButtons = ({ door, onDoor }: { door: Door; onDoor: (door: Door) => void }) => (
  <fieldset className="toggle-row">
    <legend className="visually-hidden">Cách nhập hạn nộp</legend>
    {DOORS.map((one) => (
      <button
        key={one.door}
        type="button"
        className="toggle"
        aria-pressed={door === one.door}
        onClick={() => onDoor(one.door)}
      >
        {one.text}
      </button>
    ))}
  </fieldset>
);

const KindChoice = ({ due }: { due: Path }) => {
  const { body, replace } = useEditor();
  const path = [...due, 'kind'];
  const kind = textOf(valueAt(body, path));
  const periods: Path = [...due.slice(0, -1), 'periods'];
  // The periods follow where the new rule cannot go with them: both in one step of undo.
  const choose = (next: string): void => {
    const withRule = withValueAt(body, due, ruleOfKind(next, valueAt(body, due)));
    replace(withValueAt(withRule, periods, periodsFor(next, valueAt(body, periods))));
  };
  return (
    <select
      id={fieldId(path)}
      aria-label="Loại quy tắc thời hạn"
      className="native-select"
      value={kind}
      onChange={(event) => choose(event.target.value)}
    >
      {kind === '' ? <option value="">Chọn loại quy tắc…</option> : null}
      {RULE_KINDS.map((one) => (
        <option key={one.kind} value={one.kind}>
          {one.name}
        </option>
      ))}
    </select>
  );
};

/** By when: the source words, and the rule that a person has confirmed for them or has set slot by slot. */
export const DueSection = ({ index, sentence }: { index: number; sentence: string | undefined }) => {
  const { body, edit, problems } = useEditor();
  const due: Path = ['obligations', index, 'due'];
  const obligation = obligationsOf(body)[index] ?? {};
  const confirmed = isDueConfirmed(obligation);
  const [door, setDoor] = useState<Door>('words');
  // Another wording is another meaning until somebody confirms it; a rule set slot by slot stands for itself.
  const setWords = (words: string): void => {
    if (confirmed && door === 'words') edit(due, { words, clause: valueAt(body, [...due, 'clause']) });
    else edit([...due, 'words'], words);
  };
  const whole = problems.find(({ path }) => path.join('.') === due.join('.'));
  return (
    <section className="form-section" aria-labelledby="section-when">
      <h3 id="section-when">Khi nào</h3>
      <TextField
        path={[...due, 'words']}
        label="Nguyên văn hạn nộp trong văn bản"
        hint="Chép đúng lời văn, ví dụ: trước ngày 20/10/2023. Sửa nguyên văn thì phải xác nhận lại."
        lines={2}
        onText={setWords}
      />
      <TextField path={[...due, 'clause']} label="Mục, khoản của văn bản" hint="Ví dụ: III.1.b" />
      {confirmed ? (
        <p className="confirmed-rule" data-testid="confirmed-rule">
          <strong>Đang dùng:</strong> {sentence ?? 'quy tắc đã đặt; câu đọc lại hiện ra khi nghĩa vụ đủ nội dung.'}
        </p>
      ) : (
        <p className="unconfirmed-rule" data-testid="unconfirmed-rule">
          ⚠ Hạn chưa được xác nhận. Xác nhận cách hiểu bên dưới hoặc đặt bằng câu mẫu; chưa xác nhận thì chưa công bố
          được.
        </p>
      )}
      {whole === undefined || !confirmed ? null : <p className="field-error">{problemText(whole)}</p>}
      <DoorButtons door={door} onDoor={setDoor} />
      {door === 'words' ? (
        <DueEcho index={index} />
      ) : (
        <>
          <KindChoice due={due} />
          <RuleSentence due={due} />
          <p className="field-hint">
            {confirmed ? 'Đổi câu mẫu là đổi quy tắc; nguyên văn giữ làm căn cứ.' : 'Chọn loại quy tắc để bắt đầu.'}
          </p>
        </>
      )}
    </section>
  );
};
