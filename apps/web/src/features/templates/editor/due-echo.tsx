import type { DueItemReadingView, DueReadingView } from '@dondoc/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { asProblem } from '../../../api/problem-error.js';
import { useReadDue } from '../../../api/templates.js';
import { useSettledText } from '../../../components/settled-text.js';
import { addObligations } from '../body/obligation-edits.js';
import { periodsFor, periodsProposed, periodsText } from '../body/period-kinds.js';
import { confirmedRule } from '../body/rule-slots.js';
import { isDueConfirmed, obligationsOf, textOf, valueAt, withValueAt } from '../body/template-body.js';
import { DoubtList, ReadDates, ReadingChoice, strictOf } from '../due-reading.js';
import { useEditor } from './editor-context.js';

type Item = DueItemReadingView;

const readingsOf = ({ readings, rule, sentence }: Item): Item['readings'] => {
  if (readings.length > 0) return readings;
  return rule === null ? [] : [{ label: sentence, rule, sentence, strict: true, dates: [] }];
};

/** What a confirmed reading changes: the rule, and the periods where the words name any or the present ones cannot stay. */
const useConfirm = (index: number) => {
  const { body, replace } = useEditor();
  const path = ['obligations', index] as const;
  const source = {
    words: textOf(valueAt(body, [...path, 'due', 'words'])),
    clause: textOf(valueAt(body, [...path, 'due', 'clause'])),
  };
  return (item: Item, reading: Item['readings'][number], asNew: boolean): void => {
    const due = confirmedRule(reading.rule, source);
    const original = obligationsOf(body)[index] ?? {};
    const periods =
      item.periods === null
        ? periodsFor(textOf(reading.rule['kind']), original['periods'])
        : periodsProposed(item.periods, original['periods']);
    if (asNew) {
      const title = `${textOf(original['title'])} (hạn khác)`.trim();
      replace(addObligations(body, [{ ...original, title, due, periods }]));
      return;
    }
    const withDue = withValueAt(body, [...path, 'due'], due);
    replace(withValueAt(withDue, [...path, 'periods'], periods));
  };
};

const ItemEcho = ({ item, index, several }: { item: Item; index: number; several: boolean }) => {
  const { body } = useEditor();
  const readings = readingsOf(item);
  const [chosen, setChosen] = useState(() => strictOf(readings));
  const confirm = useConfirm(index);
  const reading = readings[chosen] ?? readings[0];
  const obligation = obligationsOf(body)[index] ?? {};
  const again = isDueConfirmed(obligation);
  const periods = item.periods === null ? '' : periodsText(periodsProposed(item.periods, obligation['periods']));
  return (
    <div className="reading-item">
      {several ? <p className="quiet">“{item.words}”</p> : null}
      <p>
        <strong>Hiểu là:</strong> {reading?.sentence ?? item.sentence}
      </p>
      {periods === '' ? null : <p>Kỳ: {periods}; sửa ở mục Kỳ báo cáo.</p>}
      <DoubtList doubts={item.doubts} />
      <ReadingChoice name={`reading-${index}-${item.words}`} readings={readings} chosen={chosen} onChoose={setChosen} />
      {reading === undefined ? null : (
        <p className="acts">
          <Button type={again ? 'default' : 'primary'} onClick={() => confirm(item, reading, false)}>
            {again ? 'Dùng cách hiểu này thay quy tắc đang có' : 'Xác nhận cách hiểu này'}
          </Button>
          {several ? <Button onClick={() => confirm(item, reading, true)}>Tách thành nghĩa vụ riêng</Button> : null}
        </p>
      )}
    </div>
  );
};

const STATUS: Record<DueReadingView['status'], string> = {
  read: 'Đọc được',
  doubt: 'Có nghi vấn, cần người quyết định',
  unreadable: 'Chưa đọc được thời hạn',
};

const Echo = ({ reading, index }: { reading: DueReadingView; index: number }) => (
  <>
    <p className={`read-status read-${reading.status}`}>{STATUS[reading.status]}</p>
    {reading.items.length === 0 ? (
      <>
        <p>{reading.sentence}</p>
        <DoubtList doubts={reading.doubts} />
      </>
    ) : null}
    {reading.items.length > 1 ? <p>Câu này có {reading.items.length} hạn. Chọn hạn của nghĩa vụ này:</p> : null}
    {reading.items.map((item, at) => (
      <ItemEcho
        key={`${at} ${item.words} ${item.sentence}`}
        item={item}
        index={index}
        several={reading.items.length > 1}
      />
    ))}
    {reading.dates.length === 0 ? null : (
      <>
        <p className="quiet">Các ngày đầu tiên theo cách hiểu chặt:</p>
        <ReadDates dates={reading.dates} />
      </>
    )}
  </>
);

/** The reader's answer while the words are being typed; an older answer never stands beside newer words. */
export const DueEcho = ({ index }: { index: number }) => {
  const { body, issuedOn } = useEditor();
  const words = textOf(valueAt(body, ['obligations', index, 'due', 'words']));
  const settledWords = useSettledText(words);
  const { data, error, isPlaceholderData } = useReadDue(settledWords, issuedOn);
  const fresh = settledWords === words && words.trim() !== '' && !isPlaceholderData;
  return (
    <div className="due-echo" role="status" data-testid="due-echo">
      {words.trim() === '' ? <p className="quiet">Gõ nguyên văn ở trên, cách hiểu hiện ra tại đây.</p> : null}
      {words.trim() !== '' && !fresh ? <p className="quiet">Đang đọc…</p> : null}
      {fresh && error ? <p className="date-unread">{asProblem(error).detail}</p> : null}
      {fresh && !error && data ? <Echo key={settledWords} reading={data} index={index} /> : null}
    </div>
  );
};
