import type { ProbeId } from '../../../shared/model/evidence';
import type { Probe } from '../probes/define-probe';

/** Some probe; which one is told by its id. */
export type AnyProbe = { readonly [Id in ProbeId]: Probe<Id> }[ProbeId];
