import { Link } from './moment-link.js';

/** The way back: each step is a link, the page itself is not repeated. */
export const Crumbs = ({ steps }: { steps: readonly { to: string; text: string }[] }) => (
  <nav aria-label="Đường dẫn" className="crumbs">
    <ol>
      {steps.map(({ to, text }) => (
        <li key={to}>
          <Link to={to}>{text}</Link>
        </li>
      ))}
    </ol>
  </nav>
);
