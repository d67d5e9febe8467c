import { expect, it } from 'vitest';
import { probe } from './local-settings';
import { context, fakeNet } from './testing/fake-net';

it('hands on what was read, and says how much that is', async () => {
  const localSettings = {
    system: 'linux' as const,
    systemName: 'Debian GNU/Linux 12',
    settings: [
      { id: 'openssl.MinProtocol', where: '/etc/ssl/openssl.cnf', value: 'TLSv1.2' },
      { id: 'openssl.CipherString', where: '/etc/ssl/openssl.cnf', value: null },
    ],
    unreadable: [{ where: '/etc/hosts', why: 'this program may not read it' }],
  };
  const answer = await probe.run(context(fakeNet({ localSettings })));
  expect(answer).toEqual({
    status: 'ok',
    facts: localSettings,
    outcome: 'Debian GNU/Linux 12: 2 settings looked for, 1 of them set; 1 could not be read.',
  });
  expect(probe.facts.parse(localSettings)).toEqual(localSettings);
});
