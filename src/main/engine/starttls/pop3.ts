import { type Move, ready, refused, runSteps, type Script, type Step, send } from './script';

/** RFC 1939 §3: +OK or -ERR, one line each. */
const step = (answer: Move): Step => ({
  isLast: () => true,
  move: ([line = '']) => (/^\+OK\b/i.test(line) ? answer : refused(line)),
});

/** POP3 (RFC 2595 §4): greeting, STLS. */
export const pop3Script = (): Script => runSteps('POP3', [step(send('STLS')), step(ready)]);
