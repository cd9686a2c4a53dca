import type { ReactElement } from 'react';
import type { StatusCode } from './status-vocabulary.js';

const ring = <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.7" />;

// Drawn, not typed: not every office machine has a font with these signs, and a drawn sign prints without background.
const SHAPES: Record<StatusCode, ReactElement> = {
  planned: (
    <>
      <circle cx="3" cy="8" r="1.5" />
      <circle cx="8" cy="8" r="1.5" />
      <circle cx="13" cy="8" r="1.5" />
    </>
  ),
  not_due: ring,
  due_soon: (
    <>
      {ring}
      <path d="M8 8V2.4A5.6 5.6 0 0 1 13.6 8z" />
    </>
  ),
  due_today: (
    <>
      {ring}
      <path d="M8 2.4a5.6 5.6 0 0 1 0 11.2z" />
    </>
  ),
  overdue: <path d="M8 1.8 15 14H1z" />,
  received: (
    <path d="M3.8 2.8 13 8l-9.2 5.2z" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" />
  ),
  returned: (
    <path
      d="M3 6.6A5.4 5.4 0 1 1 3.4 10.6M3 2.6v4.2h4.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
    />
  ),
  done_on_time: <path d="m2.4 8.6 3.8 3.8 7.4-8.6" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  done_late: <path d="m2.4 8.6 3.8 3.8 7.4-8.6" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  no_due: <circle cx="8" cy="8" r="2" />,
  tacit: (
    <path
      d="M2 6.2c2-2.4 4-2.4 6 0s4 2.4 6 0M2 11c2-2.4 4-2.4 6 0s4 2.4 6 0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
    />
  ),
  exempt: <path d="M2.5 8h11" stroke="currentColor" strokeWidth="2" />,
};

/** The sign of a status, for the eye only: text with the same meaning always stands beside it or names its cell. */
export const StatusSign = ({ code }: { code: StatusCode }) => (
  <svg className="sign" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" focusable="false">
    {SHAPES[code]}
  </svg>
);
