import type { TemplateVocabulary } from '@dondoc/contracts';
import { Button } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { FoundDocument, Naming } from '../body/from-reading.js';
import { chose, countOf, type Decision, decided, type Decisions, isClear, nextOpen, takeClear } from './decisions.js';
import { FoundCard } from './found-card.js';

/** Proposals drawn at once. */
const PAGE = 50;

type FoundListProps = {
  found: FoundDocument;
  decisions: Decisions;
  vocabulary: TemplateVocabulary;
  naming: Naming;
  busy: boolean;
  into: string | null;
  onDecisions: (decisions: Decisions) => void;
  onMake: () => void;
};

const Summary = ({ decisions }: { decisions: Decisions }) => (
  <p role="status" data-testid="decision-counts">
    Tìm thấy {decisions.state.length} nghĩa vụ: đã nhận {countOf(decisions, 'taken')}, đã bỏ{' '}
    {countOf(decisions, 'dropped')}, chưa quyết {countOf(decisions, 'open')}.
  </p>
);

const focusCard = (index: number): void => {
  if (index < 0) return document.getElementById('make-draft')?.focus();
  const card = document.getElementById(`found-${index}`);
  card?.focus();
  card?.scrollIntoView({ block: 'nearest' });
};

const ofCard = (target: EventTarget): number => {
  if (!(target instanceof HTMLElement) || target.matches('input:not([type=radio]), textarea, select')) return -1;
  return Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1);
};

/** N takes, B drops the obligation that has the focus, arrows walk; then the next open one gets the focus. */
const useKeys = ({ decisions, onDecisions }: Pick<FoundListProps, 'decisions' | 'onDecisions'>) => {
  return (event: KeyboardEvent): void => {
    const index = ofCard(event.target);
    if (index < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const decision: Decision | null = key === 'n' ? 'taken' : key === 'b' ? 'dropped' : null;
    if (decision !== null) {
      const next = decided(decisions, index, decision);
      onDecisions(next);
      event.preventDefault();
      requestAnimationFrame(() => focusCard(nextOpen(next, index)));
    }
    const onCard = event.target instanceof HTMLElement && event.target.dataset['index'] !== undefined;
    if (onCard && (key === 'arrowdown' || key === 'arrowup')) {
      event.preventDefault();
      const to = index + (key === 'arrowdown' ? 1 : -1);
      if (to >= 0 && to < decisions.state.length) focusCard(to);
    }
  };
};

/** Every proposal of one document, and what is done with those that were taken over. */
export const FoundList = (props: FoundListProps) => {
  const { found, decisions, vocabulary, naming, busy, into, onDecisions, onMake } = props;
  const [shown, setShown] = useState(PAGE);
  const onKeyDown = useKeys(props);
  const clear = found.obligations.filter((one, index) => decisions.state[index] === 'open' && isClear(one)).length;
  const taken = countOf(decisions, 'taken');
  const open = countOf(decisions, 'open');
  return (
    <section aria-labelledby="found-title" className="found">
      <h2 id="found-title">Nghĩa vụ tìm thấy</h2>
      <Summary decisions={decisions} />
      <p className="quiet">
        Bàn phím: phím N là Nhận, phím B là Bỏ nghĩa vụ đang chọn; mũi tên lên, xuống để chuyển nghĩa vụ.
      </p>
      <p className="acts">
        <Button disabled={clear === 0} onClick={() => onDecisions(takeClear(decisions, found.obligations))}>
          Nhận tất cả không có nghi vấn ({clear})
        </Button>
        {open === 0 ? null : (
          <Button onClick={() => focusCard(nextOpen(decisions, -1))}>Đến nghĩa vụ chưa quyết</Button>
        )}
      </p>
      {/* The keys belong to the focused card; each card has buttons of its own for the same acts. */}
      <ol className="cards-single" onKeyDown={onKeyDown}>
        {found.obligations.slice(0, shown).map((one, index) => (
          <FoundCard
            // biome-ignore lint/suspicious/noArrayIndexKey: proposals stand in the order of the text
            key={index}
            found={one}
            index={index}
            decision={decisions.state[index] ?? 'open'}
            chosen={decisions.chosen[index] ?? 0}
            issuedOn={found.document.issuedOn}
            vocabulary={vocabulary}
            naming={naming}
            onChoose={(reading) => onDecisions(chose(decisions, index, reading))}
            onDecide={(decision) => onDecisions(decided(decisions, index, decision))}
          />
        ))}
      </ol>
      {found.obligations.length > shown ? (
        <button type="button" className="link-button" onClick={() => setShown(shown + PAGE)}>
          Xem thêm (còn {found.obligations.length - shown})
        </button>
      ) : null}
      <div className="make-draft">
        <Button id="make-draft" type="primary" size="large" loading={busy} disabled={taken === 0} onClick={onMake}>
          {into === null ? `Lập bản nháp từ ${taken} nghĩa vụ đã nhận` : `Đưa ${taken} nghĩa vụ đã nhận vào mẫu`}
        </Button>
        {open > 0 ? <span className="quiet">Còn {open} nghĩa vụ chưa quyết sẽ không vào mẫu.</span> : null}
      </div>
    </section>
  );
};
