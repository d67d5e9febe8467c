import type { ReactNode } from 'react';
import type { ReportDocument } from '../../../shared/model/report';
import type { Top } from './H';

export interface Props {
  readonly document: ReportDocument;
  readonly top: Top;
}

/** One part of the report: the list of contents and the report itself go by the same list of these. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  /** A part that would say nothing is left out, of the report and of its contents. */
  readonly has: (document: ReportDocument) => boolean;
  readonly Body: (props: Props) => ReactNode;
  /** What stands open, and alone on paper; the body is then folded in on a screen. */
  readonly Short?: (props: Props) => ReactNode;
  readonly className?: string;
}
