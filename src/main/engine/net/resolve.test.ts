import { describe, expect, it } from 'vitest';
import { createCancelSwitch } from './cancel-switch';
import { type Lookup, resolveHost } from './resolve';

const never: Lookup = () => new Promise(() => {});
const failing =
  (code: string): Lookup =>
  () =>
    Promise.reject(Object.assign(new Error(code), { code }));
const resolve = (lookup: Lookup, deadlineMs = 1_000, host = 'handrail.test') =>
  resolveHost(host, createCancelSwitch(), lookup, deadlineMs);

describe('looking a name up', () => {
  it('takes an address for its own answer and asks nobody', async () => {
    const asked: string[] = [];
    const lookup: Lookup = async (host) => {
      asked.push(host);
      return [];
    };
    expect(await resolve(lookup, 1_000, '192.0.2.7')).toEqual({
      addresses: [{ address: '192.0.2.7', family: 4 }],
      failure: null,
      ms: 0,
    });
    expect((await resolve(lookup, 1_000, '2001:db8::1')).addresses).toEqual([
      { address: '2001:db8::1', family: 6 },
    ]);
    expect(asked).toEqual([]);
  });
  it('keeps the order, drops doubles and what is no address, and stops at sixteen', async () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ address: `192.0.2.${at}`, family: 4 }));
    const { addresses } = await resolve(async () => [
      { address: '2001:db8::2', family: 6 },
      { address: '2001:db8::2', family: 6 },
      { address: 'nonsense', family: 4 },
      ...many,
    ]);
    expect(addresses).toHaveLength(16);
    expect(addresses.slice(0, 2)).toEqual([
      { address: '2001:db8::2', family: 6 },
      { address: '192.0.2.0', family: 4 },
    ]);
  });
  it.each([
    ['ENOTFOUND', 'not-found'],
    ['EAI_NONAME', 'not-found'],
    ['ENODATA', 'no-address'],
    ['EAI_NODATA', 'no-address'],
    ['EAI_ADDRFAMILY', 'no-address'],
    ['EAI_AGAIN', 'resolver-failed'],
    ['EAI_FAIL', 'resolver-failed'],
    ['ETIMEOUT', 'timeout'],
    ['ETIMEDOUT', 'timeout'],
    ['constructor', 'resolver-failed'],
  ])('reads %s as %s', async (code, kind) => {
    const { failure, addresses } = await resolve(failing(code));
    expect(failure).toMatchObject({ code: kind });
    expect(failure?.text).toContain(code);
    expect(addresses).toEqual([]);
  });
  it('says that a name without any address has none', async () => {
    expect((await resolve(async () => [])).failure?.code).toBe('no-address');
  });
  it('does not wait longer than the deadline for a resolver that hangs', async () => {
    expect((await resolve(never, 20)).failure?.code).toBe('timeout');
  });
  it('stops waiting at the cancel', async () => {
    const cancel = createCancelSwitch();
    const work = resolveHost('handrail.test', cancel, never, 600_000);
    cancel.cancel();
    expect((await work).failure).toMatchObject({ code: 'timeout' });
  });
  it('takes a resolver that throws on the spot for one that failed', async () => {
    const throwing: Lookup = () => {
      throw new Error('bad name');
    };
    expect((await resolve(throwing)).failure?.code).toBe('resolver-failed');
  });
});
