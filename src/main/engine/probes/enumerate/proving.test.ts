import { describe, expect, it } from 'vitest';
import type { VersionCode } from '../../wire/api';
import { fakeNet } from '../testing/fake-net';
import { alert, askerOf, type Ends, FINISHED, RESET, UNFINISHED } from '../testing/handshakes';
import type { Asker } from './ask';
import { Proving } from './proving';
import { SecondTries } from './second-try';
import { POLITE } from './style';

const TLS12: VersionCode = 0x0303;
const TLS13: VersionCode = 0x0304;

const GOOD: readonly [VersionCode, number, string][] = [
  [TLS12, 0xc02f, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  [TLS13, 0x1301, 'TLS_AES_128_GCM_SHA256'],
];

/** Nothing is overdue before anything was answered. */
const provingWith = (asker: Asker): Proving =>
  new Proving(asker, new SecondTries(fakeNet({}), POLITE.impatience));

describe('proving that a version can be spoken to the end', () => {
  it.each(GOOD)('%i takes one handshake of our own when that completes', async (version, chosen, suite) => {
    const { asked, asker } = askerOf({ own: FINISHED, chosen });
    expect(await provingWith(asker).confirm(version, true)).toEqual({
      version,
      completed: true,
      suite,
      why: null,
    });
    expect(asked).toEqual(['our own']);
  });
  it.each([
    ['ended without a word', { own: RESET }],
    ['was refused: other suites may do', { own: alert(40) }],
    ['was refused by a version that is spoken', { own: alert(70) }],
    ['was taken with a suite that is none of ours', { own: UNFINISHED, chosen: 0xc02f }],
  ] as [string, Ends][])('looks again, watched, when our own %s', async (_, ends) => {
    const { asked, asker } = askerOf(ends);
    expect(await provingWith(asker).confirm(TLS12, true)).toMatchObject({ completed: true, suite: 'A' });
    expect(asked).toEqual(['our own', 'watched']);
  });
  it('asks in TLS 1.3 once more with all groups', async () => {
    const { asked, asker } = askerOf({ own: alert(40) });
    expect(await provingWith(asker).confirm(TLS13, true)).toMatchObject({ version: TLS13, completed: true });
    expect(asked).toEqual(['our own', 'our own, with all groups']);
  });
  it.each([TLS12, TLS13])(
    '%i: leaves it at a refusal of the version, a cancel, and nobody there',
    async (version) => {
      for (const own of [alert(70), { kind: 'cancelled' }, { kind: 'refused' }] as const) {
        const { asked, asker } = askerOf({ own });
        const { completed, why } = await provingWith(asker).confirm(version, false);
        expect([completed, why?.ours, asked]).toEqual([false, false, ['our own']]);
      }
    },
  );
  it('offers after a refusal the other suites, and after a suite that was taken none', async () => {
    const refused = askerOf({ own: alert(40) });
    const proving = provingWith(refused.asker);
    await proving.confirm(TLS12, true, await proving.proof(TLS12, [0xc02f, 0x002f]));
    expect(refused.asked).toEqual(['our own', 'our own', 'watched']);
    expect(refused.offered[1]).toContain(0xc030);
    expect(refused.offered[1]).not.toContain(0xc02f);
    const taken = askerOf({ own: UNFINISHED, chosen: 0xc02f });
    const again = provingWith(taken.asker);
    await again.confirm(TLS12, true, await again.proof(TLS12, [0xc02f]));
    expect(taken.asked).toEqual(['our own', 'watched']);
  });
});
