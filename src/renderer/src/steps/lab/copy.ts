import type { LabGroup } from '../../../../shared/model/lab';

export const copy = {
  title: 'The practice lab',
  lead: 'Each of these is a real server, running inside this program and broken on purpose. Choose one: every answer is filled in, and you see a whole check from start to report. Nothing leaves this computer.',
  start: 'Start this one',
} as const;

/** The parts of the list, and what those servers have in common. */
export const GROUPS: Readonly<Record<LabGroup, { readonly title: string; readonly what: string }>> = {
  certificates: {
    title: 'Certificates',
    what: 'The server shows a paper with its name on it, and something about the paper is not in order.',
  },
  versions: {
    title: 'Versions',
    what: 'Both sides mean well, and one of them speaks a version that the other no longer, or not yet, knows.',
  },
  settings: {
    title: 'Ports, names and logins',
    what: 'The server is in order. What the program was told about it does not fit.',
  },
  closed: {
    title: 'Closed, cut off, silent',
    what: 'The connection ends before anything was agreed, and the reason lies outside of it.',
  },
  sometimes: {
    title: 'Works sometimes',
    what: 'It works, fails, and works again. Only repeating shows it.',
  },
  fine: {
    title: 'Nothing to repair here',
    what: 'Not every message means that a server is broken.',
  },
};
