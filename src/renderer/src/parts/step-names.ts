import { areaName } from '../../../shared/words/owner';
import type { StepId } from '../flow';

/** The steps as the rail names them. */
export const STEP_NAMES: Readonly<Record<StepId, string>> = {
  target: 'What to reach',
  program: 'Your program',
  check: 'The check',
  certificate: areaName('certificate'),
  protocol: areaName('protocol'),
  configuration: areaName('configuration'),
  network: areaName('network'),
  policy: areaName('policy'),
  result: 'What is wrong',
  fix: 'Fix and check again',
  report: 'Report',
};
