import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

type PageProps = {
  title: string;
  /** Shown instead of `title` as heading, e.g. with a badge; the browser's title stays `title`. */
  heading?: ReactNode;
  above?: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
};

/**
 * Moves the focus to a new screen's heading, so that the keyboard and screen readers follow. Not on the first screen
 * (the browser starts at its top), nor where the address names a place in the page that takes the focus itself.
 */
const useFocusOnArrival = () => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, hash } = useLocation();
  const arrives = useRef(key !== 'default' && hash === '');
  useEffect(() => {
    if (!arrives.current) return;
    globalThis.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
};

/** One screen: its title in the browser and its one `h1`. */
export const Page = ({ title, heading, above, actions, wide = false, children }: PageProps) => {
  const head = useFocusOnArrival();
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      <title>{`${title} · Đôn Đốc`}</title>
      {above}
      <div className="page-head">
        <h1 ref={head} tabIndex={-1}>
          {heading ?? title}
        </h1>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
      {children}
    </div>
  );
};
