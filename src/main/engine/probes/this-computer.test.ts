import { expect, it } from 'vitest';
import { context, fakeNet } from './testing/fake-net';
import { probe } from './this-computer';

it('hands on what is known about this computer', async () => {
  const machine = {
    os: 'Linux 6',
    runtime: 'Node 20',
    trustStore: 'a list',
    roots: 140,
    now: '2026-06-01T00:00:00.000Z',
  };
  expect(await probe.run(context(fakeNet({ machine })))).toEqual({
    status: 'ok',
    facts: {
      os: 'Linux 6',
      runtime: 'Node 20',
      trustStore: 'a list',
      roots: 140,
      clock: '2026-06-01T00:00:00.000Z',
    },
    outcome: 'Linux 6; it trusts 140 root authorities.',
  });
});
