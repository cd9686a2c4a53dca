import { type RefObject, useEffect, useRef } from 'react';

/** One error as shown: the id of its control and the text that also stands at the field. */
export type FormError = { id: string; text: string };

/** All errors of a form with links to their fields; takes the focus whenever a new set of errors appears. */
export const ErrorSummary = ({ errors }: { errors: readonly FormError[] }) => {
  const box: RefObject<HTMLDivElement | null> = useRef(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} data-testid="error-summary">
      <p className="error-summary-title">
        {errors.length === 1 ? 'Còn 1 chỗ cần sửa' : `Còn ${errors.length} chỗ cần sửa`}
      </p>
      <ul>
        {errors.map(({ id, text }) => (
          <li key={`${id} ${text}`}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
