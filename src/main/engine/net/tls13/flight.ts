import type { Attempt } from '../../../../shared/model/attempt';
import type { FlightOptions, FlightResult } from '../../probes/net-port';
import type { FrameSetup } from '../attempt-frame';
import { timingOf } from '../timing';

/** The result of a flight that never got a socket. */
export const flightNothing = (attempt: Attempt): FlightResult => ({
  attempt,
  serverHello: null,
  retry: null,
  encryptedExtensions: null,
  alpn: null,
  certificateRequest: null,
  certificates: null,
  ocsp: null,
  certificateVerify: null,
  finishedValid: null,
  completed: false,
  afterFinished: null,
  alertName: null,
  tickets: 0,
  timing: timingOf(attempt),
});

export const flight = (_options: FlightOptions, _setup: FrameSetup): Promise<FlightResult> =>
  Promise.reject(new Error('under construction'));
