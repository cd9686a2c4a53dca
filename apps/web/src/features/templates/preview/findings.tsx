import type { OutlineView, TemplateBody, TemplateProblemView } from '@dondoc/contracts';
import { placeOf } from '../body/field-labels.js';
import type { Path } from '../body/template-body.js';
import { problemText } from '../body/problem-text.js';

type Go = (path: Path) => void;

/** So many warnings leave room for the dates below them. */
const OPEN_WARNINGS = 2;

const KEY_OF_FIELD = /^obligations\.([^.]+)(?:\.(.+))?$/;

/** `obligations.<key>.<field>` as the path of the form's field. */
const pathOfField = (field: string, keys: readonly string[]): Path => {
  const [, key, rest = ''] = KEY_OF_FIELD.exec(field) ?? [];
  if (key === undefined) return field.split('.');
  const index = keys.indexOf(key);
  return index < 0 ? ['obligations'] : ['obligations', index, ...rest.split('.').filter((one) => one !== '')];
};

type ProblemListProps = { problems: readonly TemplateProblemView[]; body: TemplateBody; go: Go };

/** What must be mended, each with its place and a way there. */
export const ProblemList = ({ problems, body, go }: ProblemListProps) =>
  problems.length === 0 ? null : (
    <div className="problems" data-testid="outline-problems">
      <p>
        <strong>Còn {problems.length} chỗ phải sửa trước khi công bố</strong>
      </p>
      <ol className="findings">
        {problems.slice(0, 100).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two problems may be worded alike
          <li key={index}>
            <button type="button" className="text-button" onClick={() => go(problem.path)}>
              {placeOf(body, problem.path)}: {problemText(problem)}
            </button>
          </li>
        ))}
      </ol>
      {problems.length > 100 ? <p>… và {problems.length - 100} chỗ nữa.</p> : null}
    </div>
  );

/** Obligations whose due words nobody has confirmed: each leads to its words. */
export const UnconfirmedList = ({ titles, go }: { titles: readonly { index: number; title: string }[]; go: Go }) =>
  titles.length === 0 ? null : (
    <div className="problems" data-testid="unconfirmed">
      <p>
        <strong>Còn {titles.length} hạn chưa xác nhận cách hiểu</strong>
      </p>
      <ol className="findings">
        {titles.slice(0, 50).map(({ index, title }) => (
          <li key={index}>
            <button type="button" className="text-button" onClick={() => go(['obligations', index, 'due', 'words'])}>
              {title}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );

export const WarningList = ({
  warnings,
  keys,
  go,
}: {
  warnings: OutlineView['warnings'];
  keys: readonly string[];
  go: Go;
}) =>
  warnings.length === 0 ? null : (
    <details className="warnings" open={warnings.length <= OPEN_WARNINGS}>
      <summary>⚠ Nên xem lại ({warnings.length})</summary>
      <ol className="findings">
        {warnings.slice(0, 100).map(({ number, field, text }) => (
          <li key={number}>
            <button type="button" className="text-button" onClick={() => go(pathOfField(field, keys))}>
              {text}
            </button>
          </li>
        ))}
      </ol>
      {warnings.length > 100 ? <p>… và {warnings.length - 100} điểm nữa.</p> : null}
    </details>
  );
