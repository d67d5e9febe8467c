import type { Attempt } from '../../../../shared/model/attempt';
import type { FlightOptions, FlightResult } from '../../probes/net-port';
import { type Frame, type FrameSetup, runFrame, type Talk } from '../attempt-frame';
import { loadKem } from '../shares/ml-kem';
import { needsKem, ownShare } from '../shares/own-share';
import { timingOf } from '../timing';
import { usableSuites } from './aead';
import { createHelloWriter } from './flight-hello';
import { FlightReader } from './flight-reader';
import { HelloExchange, type HelloTools } from './hello-exchange';

const HANDSHAKE_DEADLINE_MS = 10_000;
const LONGEST_LISTEN_MS = 5_000;

/** What takes time to load or to work out, ready before the first packet. */
type Prepared = Omit<HelloTools, 'send'>;

type Found = Omit<FlightResult, 'attempt' | 'timing'>;

/** A TLS 1.3 handshake in our own words over the frame's line; FlightReader hears what comes back. */
class FlightTalk implements Talk {
  private readonly reader: FlightReader;
  private readonly hellos: HelloExchange;
  private stopWaiting = () => {};

  constructor(
    private readonly options: Pick<FlightOptions, 'listenMs' | 'brief'>,
    prepared: Prepared,
    private readonly frame: Frame,
  ) {
    const send = (label: string, bytes: Uint8Array) => this.send(label, bytes);
    this.hellos = new HelloExchange({ ...prepared, send });
    this.reader = new FlightReader(this.hellos, frame.transcript, {
      send,
      serverFinished: () => this.serverFinished(),
    });
  }

  get stage() {
    return this.reader.stage;
  }

  connected(): void {}

  ready(): void {
    this.stopWaiting = this.frame.deadline(HANDSHAKE_DEADLINE_MS, () =>
      this.frame.finish({ kind: 'silence', stage: this.stage, afterMs: HANDSHAKE_DEADLINE_MS }),
    );
    this.hellos.begin();
  }

  data(chunk: Uint8Array): void {
    const outcome = this.reader.push(chunk);
    if (outcome) this.frame.finish(outcome);
    else if (this.options.brief && this.reader.completed)
      this.frame.finish({ kind: 'answered', stage: 'after-finished' });
  }

  ended(how: 'fin' | 'rst'): void {
    this.frame.finish(this.reader.ended(how));
  }

  found(): Found {
    const { flight, completed, afterFinished, alertName, tickets } = this.reader;
    const { serverHello, retry } = this.hellos;
    return {
      serverHello,
      retry,
      encryptedExtensions: flight?.encryptedExtensions ?? null,
      alpn: flight?.alpn ?? null,
      certificateRequest: flight?.certificateRequest ?? null,
      certificates: flight?.certificates ?? null,
      ocsp: flight?.ocsp ?? null,
      certificateVerify: flight?.certificateVerify ?? null,
      finishedValid: flight?.finishedValid ?? null,
      completed,
      afterFinished,
      alertName,
      tickets,
    };
  }

  /** Our last flight, in one write; then we listen. Without listening the handshake stays unfinished on purpose. */
  private serverFinished(): boolean {
    const { secrets } = this.hellos;
    const { listenMs, brief } = this.options;
    if ((listenMs <= 0 && !brief) || !secrets) return false;
    const request = this.reader.flight?.certificateRequest;
    const { records, labels } = secrets.finish(request?.context ?? null);
    this.hellos.changeCipherSpec();
    this.send(labels.join(', '), new Uint8Array(Buffer.concat(records)));
    this.stopWaiting();
    if (!brief)
      this.frame.deadline(Math.min(LONGEST_LISTEN_MS, listenMs), () =>
        this.frame.finish({ kind: 'answered', stage: 'after-finished' }),
      );
    return true;
  }

  private send(label: string, bytes: Uint8Array): void {
    this.frame.transcript.add('here', 'sent', label, bytes.length);
    this.frame.line.write(bytes);
  }
}

/** The first group has its key in the first hello; where this runtime can't make one, the server has to ask again. */
const prepare = async (options: FlightOptions): Promise<Prepared> => {
  const suites = await usableSuites(options.suites);
  const writer = createHelloWriter(options, [...suites.keys()]);
  const kem = writer.groups.some(needsKem) ? await loadKem() : null;
  const [group] = writer.groups;
  const share = group === undefined ? null : ownShare(group, kem);
  return { suites, writer, kem, first: { share, hello: writer.write(share) } };
};

/**
 * Our own TLS 1.3 handshake, opened by us, up to the server's Finished or further (`listenMs`). Judges no certificate and presents none.
 * What a peer does is a value in the result; resolves when the socket is gone.
 */
export const flight = async (options: FlightOptions, setup: FrameSetup): Promise<FlightResult> => {
  const prepared = await prepare(options);
  const hello = prepared.writer.summary(prepared.first.hello.record.length);
  return runFrame(
    { ...setup, hello },
    (frame) => new FlightTalk(options, prepared, frame),
    ({ attempt, talk, timing }) => ({ attempt, ...talk.found(), timing }),
  );
};

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
