import { describe, expect, it } from 'vitest';
import { EXTENSIONS } from '../wire/ids';
import { asBase, BASE_VERSIONS, greet } from './greet';
import { helloFactsSchema } from './hello-facts';
import { CLOSED, fakeNet, type Reply, serverHello } from './testing/fake-net';

const greeted = async (reply: Reply) => {
  const net = fakeNet({ attempt: () => reply });
  const { facts } = await greet(net, {
    purpose: 'a test',
    address: '192.0.2.1',
    versions: [0x0303],
    serverName: null,
  });
  expect(helloFactsSchema.parse(facts)).toEqual(facts);
  return facts.signals;
};
const answer = (version: number, ...types: readonly number[]): Reply => ({
  serverHello: {
    ...serverHello(version),
    extensions: types.map((type) => ({ type, data: new Uint8Array(0) })),
  },
});

describe('the mark of the up-to-date greeting', () => {
  it('is for that one alone: not for other versions, and not behind a plain beginning', () => {
    const versions = BASE_VERSIONS;
    expect(asBase({ versions })).toEqual({ series: 'base' });
    expect(asBase({ versions, protocol: null })).toEqual({ series: 'base' });
    expect(asBase({ versions, protocol: 'smtp' })).toEqual({});
    expect(asBase({ versions: [0x0301] })).toEqual({});
  });
});

describe('the safety signals of an answer', () => {
  it('are read off the extensions of a ServerHello up to TLS 1.2', async () => {
    expect(await greeted(answer(0x0303))).toEqual({ renegotiation: false, ems: false });
    expect(await greeted(answer(0x0301, EXTENSIONS.renegotiation_info))).toEqual({
      renegotiation: true,
      ems: false,
    });
    expect(await greeted(answer(0x0302, EXTENSIONS.extended_master_secret))).toEqual({
      renegotiation: false,
      ems: true,
    });
  });
  it('are not spoken of where they can’t be: in TLS 1.3, in SSL 3.0, and without an answer', async () => {
    expect(await greeted(answer(0x0304))).toBeUndefined();
    expect(await greeted(answer(0x0300))).toBeUndefined();
    expect(await greeted({ outcome: CLOSED })).toBeUndefined();
  });
});

describe('the language that an answer chooses', () => {
  const chosen = async (alpn: string | null) => {
    const net = fakeNet({ attempt: () => ({ serverHello: { ...serverHello(0x0303), alpn } }) });
    const greeting = { purpose: 'a test', address: '192.0.2.1', versions: BASE_VERSIONS, serverName: null };
    const { facts } = await greet(net, greeting);
    expect(helloFactsSchema.parse(facts)).toEqual(facts);
    return facts.alpnUnasked;
  };
  it('is told only where it was not offered', async () => {
    expect(await chosen('echo/0.1')).toBe('echo/0.1');
    expect(await chosen('h2')).toBeUndefined();
    expect(await chosen(null)).toBeUndefined();
  });
});
