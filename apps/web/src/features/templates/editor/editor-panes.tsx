import { useRef, useState } from 'react';
import { addObligations, blankObligation } from '../body/obligation-edits.js';
import { obligationsOf, type Path, textOf, titleOf } from '../body/template-body.js';
import { type Given, OutlinePane } from '../preview/outline-pane.js';
import type { useOutline } from '../preview/use-outline.js';
import { DocumentForm } from './document-form.js';
import { useEditor } from './editor-context.js';
import { focusField } from './go-to-field.js';
import { ObligationActs } from './obligation-acts.js';
import { ObligationForm } from './obligation-form.js';
import { ObligationList, type Selection } from './obligation-list.js';

type Pane = 'list' | 'form' | 'outline';

const TABS: readonly { pane: Pane; text: string }[] = [
  { pane: 'list', text: 'Nghĩa vụ' },
  { pane: 'form', text: 'Soạn' },
  { pane: 'outline', text: 'Lịch sẽ sinh ra' },
];

/** On a narrow screen one pane at a time. */
const PaneTabs = ({ pane, onPane }: { pane: Pane; onPane: (pane: Pane) => void }) => (
  <fieldset className="pane-tabs toggle-row">
    <legend className="visually-hidden">Phần màn hình</legend>
    {TABS.map((tab) => (
      <button
        key={tab.pane}
        type="button"
        className="toggle"
        aria-pressed={pane === tab.pane}
        onClick={() => onPane(tab.pane)}
      >
        {tab.text}
      </button>
    ))}
  </fieldset>
);

type PanesProps = {
  state: ReturnType<typeof useOutline>;
  given: Given;
  onGiven: (given: Given) => void;
};

/** Left the parts, in the middle the form of the chosen one, right what it will make. */
export const EditorPanes = ({ state, given, onGiven }: PanesProps) => {
  const { body, replace } = useEditor();
  const obligations = obligationsOf(body);
  const [chosen, setChosen] = useState<Selection>(obligations.length === 0 ? 'document' : 0);
  const [pane, setPane] = useState<Pane>('form');
  const heading = useRef<HTMLHeadingElement>(null);
  const selection = typeof chosen === 'number' && chosen >= obligations.length ? 'document' : chosen;
  const select = (next: Selection): void => {
    setChosen(next);
    setPane('form');
    requestAnimationFrame(() => heading.current?.focus());
  };
  const go = (path: Path): void => {
    const [first, index] = path;
    setChosen(first === 'obligations' && typeof index === 'number' && index >= 0 ? index : 'document');
    setPane('form');
    // After the form of that obligation has been drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => focusField(path)));
  };
  const add = (): void => {
    replace(addObligations(body, [blankObligation()]));
    select(obligations.length);
  };
  const current = typeof selection === 'number' ? obligations[selection] : undefined;
  const key = textOf(current?.['key']);
  return (
    <>
      <PaneTabs pane={pane} onPane={setPane} />
      <div className={`editor-panes show-${pane}`}>
        <ObligationList obligations={obligations} selection={selection} onSelect={select} onAdd={add} />
        <div className="editor-form" id="editor-form" tabIndex={-1}>
          <h2 ref={heading} tabIndex={-1}>
            {current === undefined ? 'Văn bản chỉ đạo' : titleOf(current)}
          </h2>
          {typeof selection === 'number' && current !== undefined ? (
            <>
              <ObligationActs index={selection} onSelect={select} />
              <ObligationForm key={`${selection} ${key}`} index={selection} sentence={state.outline?.sentences[key]} />
            </>
          ) : (
            <DocumentForm />
          )}
        </div>
        <OutlinePane body={body} state={state} given={given} onGiven={onGiven} go={go} />
      </div>
    </>
  );
};
