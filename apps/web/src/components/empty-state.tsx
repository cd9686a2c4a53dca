import type { ReactNode } from 'react';

/** Says why nothing is shown and gives at most one act. */
export const EmptyState = ({ title, text, act }: { title: string; text?: ReactNode; act?: ReactNode }) => (
  <div className="empty-state">
    <p className="empty-title">{title}</p>
    {text ? <p>{text}</p> : null}
    {act}
  </div>
);
