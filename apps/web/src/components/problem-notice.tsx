import { Alert, Button } from 'antd';
import { asProblem } from '../api/problem-error.js';

/** What went wrong and how to mend it; `onRetry` offers to try again. */
export const ProblemNotice = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const { title, detail, errors } = asProblem(error);
  const lines = errors.map(({ reason, mend }) => `${reason} ${mend}`).filter((line) => !detail.includes(line));
  // The detail opens with the title, which stands above it already.
  const told = detail.startsWith(title) ? detail.slice(title.length).trim() : detail;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          {told === '' ? null : <p>{told}</p>}
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </>
      }
      action={onRetry ? <Button onClick={onRetry}>Thử lại</Button> : undefined}
    />
  );
};
