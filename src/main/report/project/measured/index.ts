import type { Evidence } from '../../../../shared/model/evidence';
import type { Measured } from '../../../../shared/model/report';
import { clock, revocation, trustPath } from './certificate-questions';
import { certificates } from './certificates';
import { clientCertificate } from './client-certificate';
import { groups } from './groups';
import { helloForms, intolerance } from './hello-forms';
import { localSettings } from './local-settings';
import { looks } from './looks';
import { oneChange } from './one-change';
import { proxyProtocol } from './proxy-protocol';
import { resumption } from './resumption';
import { signatures } from './signatures';
import { stability } from './stability';
import { ftpData, starttls } from './starttls';
import { suites } from './suites';
import { fill, type MeasuredTable } from './table';
import { trust } from './trust';
import { versions } from './versions';
import { ways } from './ways';

/** Every table there is, in the order in which a reader meets them. */
export const TABLES: readonly MeasuredTable[] = [
  versions,
  ...suites,
  groups,
  signatures,
  certificates,
  looks,
  trust,
  trustPath,
  revocation,
  clock,
  clientCertificate,
  starttls,
  ftpData,
  helloForms,
  intolerance,
  oneChange,
  ways,
  proxyProtocol,
  resumption,
  stability,
  localSettings,
];

/** What was measured, as tables: for the reader who wants the facts, whatever the verdict. */
export const measuredOf = (evidence: Evidence): Measured[] =>
  TABLES.flatMap((table) => fill(table, evidence) ?? []).slice(0, 30);
