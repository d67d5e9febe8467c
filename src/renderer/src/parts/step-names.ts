import type { StepId } from '../flow';
import { AREA_NAMES } from '../words/names';

/** The steps as the rail names them. */
export const STEP_NAMES: Readonly<Record<StepId, string>> = {
  target: 'What to reach',
  program: 'Your program',
  check: 'The check',
  certificate: AREA_NAMES.certificate,
  protocol: AREA_NAMES.protocol,
  configuration: AREA_NAMES.configuration,
  network: AREA_NAMES.network,
  policy: AREA_NAMES.policy,
  result: 'What is wrong',
  fix: 'Fix and check again',
  report: 'Report',
};
