import type { ReactNode } from 'react';
import { createElement } from 'react';

/** In the preview the page has an h1 of its own, so the report's headings start one lower there. */
export type Top = 1 | 2;

/** A heading of the report: `level` within the report, `top` the level of its first heading in the page. */
export const H = ({
  level,
  top,
  id,
  children,
}: {
  readonly level: 1 | 2 | 3;
  readonly top: Top;
  readonly id?: string;
  readonly children: ReactNode;
}) => createElement(`h${level + top - 1}`, { className: `rp-h${level}`, ...(id ? { id } : {}) }, children);

/** A part of the report with its heading. */
export const Part = ({
  title,
  top,
  id,
  className,
  children,
}: {
  readonly title: string;
  readonly top: Top;
  readonly id: string;
  readonly className?: string;
  readonly children: ReactNode;
}) => (
  <section className={`rp-part${className ? ` ${className}` : ''}`} aria-labelledby={`rp-${id}`}>
    <H level={2} top={top} id={`rp-${id}`}>
      {title}
    </H>
    {children}
  </section>
);
