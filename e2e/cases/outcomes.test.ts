import { describe, expect, it } from 'vitest';
import { startRun } from '../../src/main/engine/run/session';
import type { Outcome } from '../../src/shared/model/failure';
import * as endings from '../peers/endings';
import { greetsInPieces, warnsThenCloses, warnsThenGreets } from '../peers/greets';
import * as malformed from '../peers/malformed';
import type { StartPeer } from '../peers/peer';
import * as slow from '../peers/slow';
import { askedAbout } from './one-run';
import '../../src/main/engine/run/registry';

/** How the engine saw the first greeting end. The run is stopped as soon as that is known. */
const baseOutcome = async (startPeer: StartPeer): Promise<Outcome> => {
  const peer = await startPeer();
  const controller = new AbortController();
  try {
    const { evidence } = await startRun(askedAbout(peer.port), {
      signal: controller.signal,
      onProgress: ({ probes }) => {
        if (probes.some((probe) => probe.id === 'hello' && probe.state === 'done')) controller.abort();
      },
    });
    if (evidence.hello?.status !== 'ok')
      throw new Error(`hello did not answer: ${JSON.stringify(evidence.hello)}`);
    return evidence.hello.facts.base.outcome;
  } finally {
    await peer.stop();
  }
};

const after = { stage: 'after-hello' };
const during = { stage: 'in-server-flight' };
const cases: [string, StartPeer, object][] = [
  ['a FIN before the greeting', endings.halfClose, { kind: 'fin', stage: 'before-hello' }],
  ['a FIN inside a record', endings.finInsideRecord, { kind: 'fin-in-record', ...during, have: 30 }],
  ['a RST before the greeting', endings.resetOnAccept, { kind: 'rst', stage: 'before-hello' }],
  ['an alert with a FIN', endings.alertAndFin, { kind: 'alert', ...after, level: 'fatal', code: 40 }],
  ['an alert with a RST', endings.alertAndReset, { kind: 'alert', ...after, level: 'fatal', code: 40 }],
  ['an alert that no document knows', endings.unknownAlert, { kind: 'alert', level: 'unknown', code: 200 }],
  ['a warning and an answer', warnsThenGreets, { kind: 'answered', ...during }],
  ['a warning and a FIN', warnsThenCloses, { kind: 'alert', level: 'warning', code: 112 }],
  ['an answer in pieces of one byte', greetsInPieces, { kind: 'answered', ...during }],
  ['bytes of no protocol', malformed.garbage, { kind: 'plaintext', looksLike: 'unknown' }],
  ['a banner before the greeting', malformed.hostileBanner, { kind: 'plaintext', looksLike: 'smtp' }],
  ['a record that is too long', malformed.hugeRecord, { kind: 'malformed' }],
  ['a wrong length inside', malformed.badInnerLength, { kind: 'malformed' }],
  ['silence from the start', slow.silentFromTheStart, { kind: 'silence', ...after }],
  ['silence inside a record', slow.silentInTheServerHello, { kind: 'silence', ...during }],
];

describe.concurrent('what ends a greeting stays what it was', () => {
  it.each(cases)(
    '%s',
    async (_name, startPeer, expected) => {
      expect(await baseOutcome(startPeer)).toMatchObject(expected);
    },
    30_000,
  );
});
