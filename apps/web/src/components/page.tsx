import type { ReactNode } from 'react';

type PageProps = {
  title: string;
  /** Shown instead of `title` as heading, e.g. with a badge; the browser's title stays `title`. */
  heading?: ReactNode;
  above?: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
};

/** One screen: its title in the browser and its one `h1`. */
export const Page = ({ title, heading, above, actions, wide = false, children }: PageProps) => (
  <div className={wide ? 'page page-wide' : 'page'}>
    <title>{`${title} · Đôn Đốc`}</title>
    {above}
    <div className="page-head">
      <h1 tabIndex={-1}>{heading ?? title}</h1>
      {actions ? <div className="page-actions">{actions}</div> : null}
    </div>
    {children}
  </div>
);
