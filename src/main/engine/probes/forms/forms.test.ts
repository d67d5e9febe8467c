import { describe, expect, it } from 'vitest';
import { handrailHello } from '../../clients/handrail';
import type { HelloOptions } from '../../wire/api';
import { readClientHello } from '../../wire/client-hello';
import { EXTENSIONS } from '../../wire/ids';
import { readSsl2ClientHello } from '../../wire/ssl2';
import { type HelloForm, type HelloPart, type Packed, packHello, packPlain } from './form';
import { ALL_FORMS, formNamed } from './forms';

const KEY_BYTES: { readonly [group: number]: number } = { 29: 32, 23: 65, 4588: 1216 };
const makeKey = (group: number): Uint8Array | null => {
  const bytes = KEY_BYTES[group];
  return bytes === undefined ? null : new Uint8Array(bytes).fill(3);
};
const base = (serverName: string | null = 'www.lab.test', versions = [0x0304, 0x0303]): HelloOptions =>
  handrailHello({
    versions,
    serverName,
    random: new Uint8Array(32).fill(1),
    sessionId: new Uint8Array(32).fill(2),
    keyShares: [{ group: 0x001d, key: new Uint8Array(32).fill(3) }],
  });

const packed = (form: HelloForm | null, options = base()): Packed => {
  const one = form ? packHello(options, form, makeKey) : packPlain(options);
  if (!one) throw new Error('this form can not be made');
  return one;
};

/** The bytes as a server sees them, records taken off. */
const seen = ({ send }: Packed) => {
  const writes = send instanceof Uint8Array ? [send] : send;
  const bytes = new Uint8Array(writes.flatMap((write) => [...write]));
  const message: number[] = [];
  const records: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = (bytes[at + 3] ?? 0) * 256 + (bytes[at + 4] ?? 0);
    records.push((bytes[at + 1] ?? 0) * 256 + (bytes[at + 2] ?? 0));
    message.push(...bytes.subarray(at + 5, at + 5 + length));
    at += 5 + length;
  }
  return { writes: writes.length, records, hello: readClientHello(Uint8Array.from(message.slice(4))) };
};

const READ: { readonly [type: number]: HelloPart } = {
  [EXTENSIONS.supported_versions]: 'versions',
  [EXTENSIONS.supported_groups]: 'groups',
  [EXTENSIONS.key_share]: 'key shares',
  [EXTENSIONS.signature_algorithms]: 'signature schemes',
  [EXTENSIONS.application_layer_protocol_negotiation]: 'alpn',
  [EXTENSIONS.padding]: 'padding',
};

/** Everything in which two first flights differ. */
const differences = (one: Packed, other: Packed): HelloPart[] => {
  const [a, b] = [seen(one), seen(other)];
  const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
  const extensions = (side: typeof a) =>
    new Map(side.hello.extensions.map(({ type, data }) => [type, [...data]]));
  const [ea, eb] = [extensions(a), extensions(b)];
  const types = [...new Set([...ea.keys(), ...eb.keys()])].filter(
    (type) => !same(ea.get(type), eb.get(type)),
  );
  const common = (left: typeof ea, right: typeof ea) => [...left.keys()].filter((type) => right.has(type));
  const parts: [boolean, HelloPart][] = [
    [a.writes === b.writes, 'writes'],
    [a.records.length === b.records.length, 'records'],
    [a.records[0] === b.records[0], 'record version'],
    [a.hello.legacyVersion === b.hello.legacyVersion, 'legacy version'],
    [same([...a.hello.sessionId], [...b.hello.sessionId]), 'session id'],
    [same(a.hello.suites, b.hello.suites), 'suites'],
    [same(common(ea, eb), common(eb, ea)), 'order'],
    [same([...a.hello.random], [...b.hello.random]), 'encoding'],
    [same(a.hello.compressions, b.hello.compressions), 'encoding'],
  ];
  return [
    ...parts.flatMap(([equal, part]) => (equal ? [] : [part])),
    ...types.map((type): HelloPart => READ[type] ?? `extension ${type}`),
  ];
};

const onWire = ALL_FORMS.filter(({ touches }) => !touches.includes('encoding'));

describe('the forms of our greeting', () => {
  it.each(onWire.map((form) => [form.id, form] as const))(
    '%s differs in what it says and in nothing else',
    (_id, form) => {
      const options = form.id === 'legacy-version-0305' ? base('www.lab.test', [0x0303]) : base();
      expect(differences(packed(null, options), packed(form, options)).sort()).toEqual(
        [...form.touches].sort(),
      );
    },
  );
  it('have different names, and words that fit into their facts', () => {
    expect(new Set(ALL_FORMS.map(({ id }) => id)).size).toBe(ALL_FORMS.length);
    for (const { differsIn, technical } of ALL_FORMS) {
      expect(differsIn).toMatch(/^[a-z].{10,150}[^.!]$/);
      expect(technical.length).toBeLessThan(200);
    }
  });
  it('have the sizes they speak of', () => {
    const size = (id: string) => packed(formNamed(id)).bytes;
    expect(packed(null).bytes).toBeGreaterThan(255);
    expect(packed(null).bytes).toBeLessThan(400);
    expect(size('size-200')).toBeLessThan(256);
    expect([size('size-400'), size('size-600'), size('size-1500'), size('size-4200')]).toEqual([
      400, 600, 1500, 4200,
    ]);
    expect(size('post-quantum')).toBeGreaterThan(1500);
    expect(size('many-suites')).toBeGreaterThan(600);
  });
  it('are not made where a name is too long for the size', () => {
    expect(
      packHello(base(`${'a'.repeat(60)}.${'b'.repeat(60)}.test`), formNamed('size-200'), makeKey),
    ).toBeNull();
    expect(
      packHello(base(`${'a'.repeat(60)}.${'b'.repeat(60)}.test`), formNamed('size-400'), makeKey),
    ).toBeNull();
  });
  it('are not made without the key they need', () => {
    const none = () => null;
    expect(packHello(base(), formNamed('post-quantum'), none)).toBeNull();
    expect(packHello(base(), formNamed('no-x25519'), none)).toBeNull();
  });
  it('offer what an honest client would offer, in the long list too', () => {
    const { suites } = packed(formNamed('many-suites')).options;
    expect(suites.length).toBeGreaterThan(128);
    expect(new Set(suites).size).toBe(suites.length);
    for (const never of [0x0000, 0x0001, 0x0004, 0x0018, 0x5600, 0xc0b4]) expect(suites).not.toContain(never);
  });
  it('put the empty extension at the end where they say so, and nowhere else', () => {
    const last = (form: HelloForm | null) => seen(packed(form)).hello.extensions.at(-1)?.data.length;
    for (const form of onWire)
      expect([form.id, last(form) === 0]).toEqual([form.id, form.id === 'empty-last']);
  });
  it('ask for the same in the old format, as far as it goes', () => {
    const { send, options } = packed(formNamed('ssl2-format'));
    if (!(send instanceof Uint8Array)) throw new Error('one write');
    const hello = readSsl2ClientHello(send);
    expect([hello.version, hello.ciphers]).toEqual([0x0303, base('x.test', [0x0303]).suites]);
    expect([...hello.challenge]).toEqual([...base().random]);
    expect(options.serverName).toBeNull();
  });
  it('tells an unknown form from a known one', () => {
    expect(() => formNamed('no-such-form')).toThrow(RangeError);
  });
});
