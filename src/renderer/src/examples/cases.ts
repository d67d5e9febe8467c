import type { CaseLine } from '../../../shared/ipc/contract';

const line = (id: string, updatedAt: string, target: string, more: Partial<CaseLine>): CaseLine => ({
  id,
  updatedAt,
  target,
  name: '',
  headline: 'Not checked yet',
  cause: '',
  conclusion: 'could-not-tell',
  step: 'result',
  runs: [],
  practice: false,
  broken: false,
  ...more,
});

const run = (id: string, at: string) => ({ id, at, cancelled: false });

/** Saved cases of every kind, the newest first. */
export const savedCases: readonly CaseLine[] = [
  line('case-20261121-0914', '2026-11-21T09:14:06Z', 'shop.example:443', {
    name: 'Orders, from the office',
    headline: 'The program speaks only old versions that the server no longer accepts',
    cause: 'The program speaks only old versions that the server no longer accepts',
    conclusion: 'cause-named',
    runs: [run('run-1', '2026-11-21T08:40:00Z'), run('run-2', '2026-11-21T09:14:06Z')],
  }),
  line('case-20261118-1640', '2026-11-18T16:40:00Z', 'mail.example.com:993', {
    headline: 'The secure connection to mail.example.com works from this computer',
    conclusion: 'nothing-wrong',
    runs: [run('run-3', '2026-11-18T16:40:00Z')],
  }),
  line('case-20261117-0801', '2026-11-17T08:01:00Z', '[2001:db8::17]:8443', {
    headline: 'The server does not answer, and from here it can’t be told why',
    runs: [run('run-4', '2026-11-17T08:01:00Z')],
  }),
  line('case-20261112-1510', '2026-11-12T15:10:00Z', 'shop.lab.test:40123', {
    headline: 'The program speaks only old versions that the server no longer accepts',
    cause: 'The program speaks only old versions that the server no longer accepts',
    conclusion: 'cause-named',
    runs: [run('run-5', '2026-11-12T15:10:00Z')],
    practice: true,
  }),
  line('case-20261110-1122', '2026-11-10T11:22:00Z', 'intranet.example:443', { step: 'program' }),
  line('case-20261102-0930', '2026-11-02T09:30:00Z', 'case-20261102-0930.json', {
    headline:
      'This file cannot be read. This case file is damaged (at runs.0.evidence). Use an earlier copy of it, if there is one.',
    step: '',
    broken: true,
  }),
];
