import type { ReactNode } from 'react';

/** A page for people who are not signed in: one card with the product's name. */
export const EntryCard = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="sign-in-card">
    <title>{`${title} · Đôn Đốc`}</title>
    <p className="brand brand-large">
      <img src="/favicon.svg" alt="" width="40" height="40" /> Đôn Đốc
    </p>
    <h1>{title}</h1>
    {children}
  </section>
);
