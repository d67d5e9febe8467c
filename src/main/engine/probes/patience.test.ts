import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../shared/model/failure';
import { listenAfterFinished, listenForTicket, patienceAfter } from './patience';
import { CLOSED, helloFacts, helloSeen } from './testing/fake-net';

const SILENT: Outcome = { kind: 'silence', stage: 'after-hello', afterMs: 5_000 };
const at = (connectMs: number | null) => ({
  reach: {
    best: '192.0.2.1',
    addresses: [
      {
        attemptId: 'reach-1',
        address: '192.0.2.1',
        family: 4 as const,
        connected: true,
        connectMs,
        outcome: SILENT,
        banner: null,
      },
    ],
  },
});

describe('how long to wait for the next greeting', () => {
  it('is as long as usual when the earlier one was not silent', () => {
    expect(patienceAfter(CLOSED, at(10), '192.0.2.1')).toEqual({});
    expect(patienceAfter({ kind: 'answered', stage: 'in-server-flight' }, at(10), '192.0.2.1')).toEqual({});
  });
  it('is short after silence', () => {
    expect(patienceAfter(SILENT, at(10), '192.0.2.1')).toEqual({ waitMs: 1_500 });
    expect(patienceAfter(SILENT, at(null), '192.0.2.1')).toEqual({ waitMs: 1_500 });
    expect(patienceAfter(SILENT, {}, '192.0.2.1')).toEqual({ waitMs: 1_500 });
  });
  it('is longer on a slow line, and never longer than usual', () => {
    expect(patienceAfter(SILENT, at(300), '192.0.2.1')).toEqual({ waitMs: 3_000 });
    expect(patienceAfter(SILENT, at(900), '192.0.2.1')).toEqual({ waitMs: 5_000 });
  });
  it('is longer where the server was seen to take its time', () => {
    const hello = (firstByteMs: number, address = '192.0.2.1') => ({
      ...at(1),
      hello: helloSeen(helloFacts({ firstByteMs, address })),
    });
    expect(patienceAfter(SILENT, hello(1_604), '192.0.2.1')).toEqual({ waitMs: 3_208 });
    expect(patienceAfter(SILENT, hello(4_000), '192.0.2.1')).toEqual({ waitMs: 5_000 });
    expect(patienceAfter(SILENT, hello(1_604, '192.0.2.2'), '192.0.2.1')).toEqual({ waitMs: 1_500 });
  });
});

describe('how long to listen after our Finished', () => {
  it('is most of a second nearby, more on a slow line, and has an end', () => {
    expect(listenAfterFinished(at(10), '192.0.2.1')).toBe(800);
    expect(listenAfterFinished(at(120), '192.0.2.1')).toBe(1_200);
    expect(listenAfterFinished(at(9_000), '192.0.2.1')).toBe(5_000);
    expect(listenAfterFinished({}, '192.0.2.1')).toBe(800);
  });
});

describe('how long to listen for a ticket', () => {
  it('is a quarter of a second nearby and some round trips on a slow line', () => {
    expect(listenForTicket(at(10), '192.0.2.1')).toBe(250);
    expect(listenForTicket(at(200), '192.0.2.1')).toBe(800);
  });
});
