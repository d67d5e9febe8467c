import type { ReactNode } from 'react';

/** A picture as it stands in the printed report: ink on paper, whatever colours the window has. */
export const Paper = ({ children }: { readonly children: ReactNode }) => (
  <article className="report">{children}</article>
);
