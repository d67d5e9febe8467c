import { describe, expect, it } from 'vitest';
import { digest } from '../hashing';
import { createKeySchedule, expandLabel, extract, finishedData, trafficKeys } from './key-schedule';
import { fromHex, SIMPLE, toHex } from './testing/rfc8448';

const hello = [fromHex(SIMPLE.clientHello), fromHex(SIMPLE.serverHello)];
const schedule = createKeySchedule('sha256', fromHex(SIMPLE.shared), digest('sha256', ...hello));

describe('the key schedule, against RFC 8448 §3', () => {
  it('extracts the early secret', () => {
    const zeros = new Uint8Array(32);
    expect(toHex(extract('sha256', zeros, zeros))).toBe(SIMPLE.earlySecret);
  });
  it('derives both handshake secrets', () => {
    expect(toHex(schedule.handshake.client)).toBe(SIMPLE.clientHandshake);
    expect(toHex(schedule.handshake.server)).toBe(SIMPLE.serverHandshake);
  });
  it('derives key and IV of a direction', () => {
    const { key, iv } = trafficKeys('sha256', schedule.handshake.server, 16);
    expect([toHex(key), toHex(iv)]).toEqual([SIMPLE.serverHandshakeKey, SIMPLE.serverHandshakeIv]);
  });
  it('derives both application secrets from the server’s whole flight', () => {
    const secrets = schedule.application(digest('sha256', ...hello, fromHex(SIMPLE.serverFlight)));
    expect(toHex(secrets.client)).toBe(SIMPLE.clientApplication);
    expect(toHex(secrets.server)).toBe(SIMPLE.serverApplication);
  });
  it('computes both Finished messages', () => {
    const flight = fromHex(SIMPLE.serverFlight);
    const before = flight.subarray(0, flight.length - SIMPLE.serverFinished.length / 2);
    const server = finishedData('sha256', schedule.handshake.server, digest('sha256', ...hello, before));
    expect(`14000020${toHex(server)}`).toBe(SIMPLE.serverFinished);
    const client = finishedData('sha256', schedule.handshake.client, digest('sha256', ...hello, flight));
    expect(`14000020${toHex(client)}`).toBe(SIMPLE.clientFinished);
  });
  it('makes more than one block where a label wants more than one hash', () => {
    const secret = fromHex(SIMPLE.shared);
    const long = expandLabel('sha256', secret, 'key', new Uint8Array(0), 80);
    expect(long).toHaveLength(80);
    expect(toHex(long.subarray(32, 64))).not.toBe(toHex(long.subarray(0, 32)));
  });
});
