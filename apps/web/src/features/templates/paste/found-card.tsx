import { clauseWords, type FoundObligationView, type TemplateVocabulary } from '@dondoc/contracts';
import { Button } from 'antd';
import { useReadDue } from '../../../api/templates.js';
import { type Naming, readingsOf } from '../body/from-reading.js';
import { periodsText } from '../body/period-kinds.js';
import { unitOfName } from '../body/unit-names.js';
import { DoubtList, ReadDates, ReadingChoice } from '../due-reading.js';
import type { Decision } from './decisions.js';
import { Highlighted } from './highlighted.js';

type FoundCardProps = {
  found: FoundObligationView;
  index: number;
  decision: Decision;
  chosen: number;
  issuedOn: string | null;
  vocabulary: TemplateVocabulary;
  naming: Naming;
  onChoose: (reading: number) => void;
  onDecide: (decision: Decision) => void;
};

const STATE: Record<Decision, string> = { open: 'Chưa quyết', taken: 'Đã nhận', dropped: 'Đã bỏ' };

type Names = Pick<FoundCardProps, 'vocabulary' | 'naming'>;

/** A printed name as the unit that it means, or the sign that a person must choose. */
const unitText = (name: string, { vocabulary, naming }: Names): string => {
  const unitId = unitOfName(name, vocabulary.units, naming.near);
  const known = vocabulary.units.find((unit) => unit.unitId === unitId);
  return known === undefined ? `⚠ ${name} (chưa khớp đơn vị nào: chọn khi soạn)` : known.name;
};

const audienceText = (found: FoundObligationView, names: Names): string => {
  const { classes, unitNames, words } = found.owedBy;
  const labels = new Map(names.vocabulary.classes.map(({ value, label }) => [value, label]));
  const named = [...classes.map((one) => labels.get(one) ?? one), ...unitNames.map((name) => unitText(name, names))];
  return named.length === 0 ? `⚠ chưa rõ${words === '' ? '' : ` (“${words}”)`}: chọn khi soạn` : named.join('; ');
};

const receiverText = ({ to, via }: FoundObligationView, names: Names): string =>
  `${to === null ? '⚠ chưa rõ: chọn khi soạn' : unitText(to, names)}${via === null ? '' : `, qua ${unitText(via, names)}`}`;

const Dates = ({ words, issuedOn }: { words: string; issuedOn: string | null }) => {
  const { data } = useReadDue(words, issuedOn);
  return data === undefined ? null : <ReadDates dates={data.dates} />;
};

const DueBlock = ({
  found,
  index,
  chosen,
  issuedOn,
  onChoose,
}: Pick<FoundCardProps, 'found' | 'index' | 'chosen' | 'issuedOn' | 'onChoose'>) => {
  const readings = readingsOf(found);
  if (found.due === null) return <p>⚠ Chưa đọc được thời hạn; nhận thì đặt hạn khi soạn.</p>;
  return (
    <>
      <p>
        <strong>Hiểu là:</strong> {readings[chosen]?.sentence ?? found.due.sentence}
      </p>
      {periodsText(found.due.periods) === '' ? null : <p>Kỳ: {periodsText(found.due.periods)}; sửa được khi soạn.</p>}
      <DoubtList doubts={found.due.doubts} />
      <ReadingChoice name={`found-${index}`} readings={readings} chosen={chosen} onChoose={onChoose} />
      <Dates words={found.dueWords ?? found.due.words} issuedOn={issuedOn} />
    </>
  );
};

/** One found obligation: clause, words, how they are understood, who, to whom; taken over or dropped by a person. */
export const FoundCard = (props: FoundCardProps) => {
  const { found, index, decision, onDecide } = props;
  return (
    <li
      className={`card found-card found-${decision}`}
      id={`found-${index}`}
      tabIndex={-1}
      data-index={index}
      aria-labelledby={`found-title-${index}`}
    >
      <div className="found-head">
        <h3 id={`found-title-${index}`}>
          {index + 1}. {found.title}
        </h3>
        <span className="badge badge-plain" data-testid="decision">
          {STATE[decision]}
        </span>
      </div>
      {decision === 'dropped' ? null : (
        <>
          <blockquote className="source-words">
            “<Highlighted text={found.words} part={found.dueWords} />”
            <span className="clause">{clauseWords(found.clause)}</span>
          </blockquote>
          <DueBlock {...props} />
          <dl className="facts">
            <dt>Ai phải nộp</dt>
            <dd>{audienceText(found, props)}</dd>
            <dt>Nộp cho</dt>
            <dd>{receiverText(found, props)}</dd>
            {found.condition === null ? null : (
              <>
                <dt>Điều kiện</dt>
                <dd>{found.condition}</dd>
              </>
            )}
            {found.silence === 'agreed' ? (
              <>
                <dt>Không trả lời</dt>
                <dd>mặc nhiên thống nhất</dd>
              </>
            ) : null}
          </dl>
        </>
      )}
      <p className="acts">
        <Button
          type={decision === 'taken' ? 'primary' : 'default'}
          aria-pressed={decision === 'taken'}
          onClick={() => onDecide(decision === 'taken' ? 'open' : 'taken')}
        >
          Nhận
        </Button>
        <Button
          aria-pressed={decision === 'dropped'}
          onClick={() => onDecide(decision === 'dropped' ? 'open' : 'dropped')}
        >
          Bỏ
        </Button>
      </p>
    </li>
  );
};
