import type { Evidence } from '../../../../shared/model/evidence';
import type { Measured } from '../../../../shared/model/report';
import { certificates } from './certificates';
import { clientCertificate } from './client-certificate';
import { helloForms, intolerance } from './hello-forms';
import { stability } from './stability';
import { fill, type MeasuredTable } from './table';
import { trust } from './trust';
import { versions } from './versions';
import { ways } from './ways';

/** Every table there is, in the order in which a reader meets them. */
export const TABLES: readonly MeasuredTable[] = [
  versions,
  certificates,
  trust,
  clientCertificate,
  helloForms,
  intolerance,
  ways,
  stability,
];

/** What was measured, as tables: for the reader who wants the facts, whatever the verdict. */
export const measuredOf = (evidence: Evidence): Measured[] =>
  TABLES.flatMap((table) => fill(table, evidence) ?? []).slice(0, 30);
