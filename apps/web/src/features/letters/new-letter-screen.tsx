import type { LetterPreview } from '@dondoc/contracts';
import { Alert } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useCascades } from '../../api/cascades.js';
import { letterFileAddress } from '../../api/letters.js';
import { asProblem } from '../../api/problem-error.js';
import { Crumbs } from '../../components/crumbs.js';
import { EmptyState } from '../../components/empty-state.js';
import { formatInstant } from '../../components/instant-label.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { downloadFrom } from './download.js';
import { LateTable } from './late-table.js';
import { LetterForm } from './letter-form.js';
import { LetterPaper } from './letter-paper.js';
import { useLetterSelection } from './letter-selection.js';
import { useNewLetter } from './use-new-letter.js';

const CRUMBS = [{ to: '/cong-van', text: 'Công văn' }];

/** Without a selection: the plans of which something is late. */
const ChoosePlan = ({ onChoose }: { onChoose: (cascadeId: string) => void }) => (
  <QueryState query={useCascades()}>
    {(list) => {
      const late = list.filter(({ status, overdueCount }) => status === 'issued' && overdueCount > 0);
      if (late.length === 0) {
        return <EmptyState title="Không còn việc quá hạn" text="Không có gì để đôn đốc bằng công văn." />;
      }
      return (
        <ul className="cards-single">
          {late.map(({ cascadeId, title, overdueCount, progress }) => (
            <li key={cascadeId} className="card">
              <h2>{title}</h2>
              <p>{progress}</p>
              <button type="button" className="link-button" onClick={() => onChoose(cascadeId)}>
                Đôn đốc {overdueCount} nội dung quá hạn
              </button>
            </li>
          ))}
        </ul>
      );
    }}
  </QueryState>
);

type Choice = { preview: LetterPreview; onChoose: (cascadeId: string) => void };

/** A letter cites one directive: what was chosen may belong to several. */
const Directives = ({ preview, onChoose }: Choice) =>
  preview.cascades.length < 2 ? null : (
    <fieldset className="form-field">
      <legend>Phần đã chọn thuộc {preview.cascades.length} văn bản; mỗi công văn viện dẫn một văn bản</legend>
      {preview.cascades.map(({ cascadeId, title, count }) => (
        <label key={cascadeId} className="radio-line">
          <input
            type="radio"
            name="directive"
            checked={cascadeId === preview.cascadeId}
            onChange={() => onChoose(cascadeId)}
          />
          {title} ({count})
        </label>
      ))}
    </fieldset>
  );

const Warnings = ({ warnings }: Pick<LetterPreview, 'warnings'>) =>
  warnings.length === 0 ? null : (
    <div role="status">
      {warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon title={warning} className="letter-warning" />
      ))}
    </div>
  );

const Composer = ({
  onChoose,
  selection,
}: Omit<Choice, 'preview'> & Pick<ReturnType<typeof useLetterSelection>, 'selection'>) => {
  const navigate = useNavigate();
  const letter = useNewLetter(selection, (letterId) => {
    downloadFrom(letterFileAddress(letterId));
    void navigate(`/cong-van/${encodeURIComponent(letterId)}?moi=1`);
  });
  const { data, error } = letter.preview;
  if (!data && error && asProblem(error).code === 'LETTER.NOTHING_LATE') {
    return (
      <EmptyState
        title="Không còn nghĩa vụ nào quá hạn trong phần đã chọn"
        text="Các đơn vị đã nộp, được gia hạn hoặc được miễn."
        act={<Link to="/cong-van/moi">Chọn văn bản khác</Link>}
      />
    );
  }
  return (
    <QueryState query={letter.preview}>
      {(preview) => (
        <>
          <p className="as-of">
            {preview.citation} · Dữ liệu đến {formatInstant(preview.asOf)}
          </p>
          <Directives preview={preview} onChoose={onChoose} />
          <Warnings warnings={preview.warnings} />
          <div className="letter-columns">
            <div>
              <LateTable preview={preview} letter={letter} />
              {letter.text === null ? null : <LetterForm letter={letter} text={letter.text} />}
            </div>
            <LetterPaper paragraphs={preview.paragraphs} template={preview.template.label} />
          </div>
        </>
      )}
    </QueryState>
  );
};

/** From the overdue list to the letter: the exact list, the words, how it reads, and the file. */
export const NewLetterScreen = () => {
  const { selection, chooseCascade, empty } = useLetterSelection();
  return (
    <Page title="Lập công văn đôn đốc" above={<Crumbs steps={CRUMBS} />} wide>
      {empty ? <ChoosePlan onChoose={chooseCascade} /> : <Composer selection={selection} onChoose={chooseCascade} />}
    </Page>
  );
};
