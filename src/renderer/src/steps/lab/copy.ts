export const copy = {
  title: 'The practice lab',
  lead: 'Each of these is a real server, running inside this program and broken on purpose. Choose one: every answer is filled in, and you see a whole check from start to report. Nothing leaves this computer.',
  start: 'Start this one',
} as const;
