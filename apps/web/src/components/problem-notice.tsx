import { Alert, Button } from 'antd';
import { asProblem } from '../api/problem-error.js';

/** What went wrong and how to mend it; `onRetry` offers to try again. */
export const ProblemNotice = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const { title, detail, errors } = asProblem(error);
  const lines = errors.map(({ reason, mend }) => `${reason} ${mend}`).filter((line) => !detail.includes(line));
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          <p>{detail}</p>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </>
      }
      action={onRetry ? <Button onClick={onRetry}>Thử lại</Button> : undefined}
    />
  );
};
