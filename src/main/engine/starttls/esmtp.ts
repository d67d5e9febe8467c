import { codeOf, kindOf, numberedReply, unexpected, unwanted } from './lines';
import {
  askToSwitch,
  type Move,
  otherTongue,
  ready,
  refused,
  runSteps,
  type Script,
  type Step,
  send,
} from './script';

type Hello = 'EHLO' | 'LHLO';
type Answer = Move | { readonly move: Move; readonly next: Step };

const offers = (lines: readonly string[]): boolean =>
  lines.some((line) => /^250[- ]STARTTLS\s*$/i.test(line));

/** What mail inspection on firewalls makes of words that it hides: as many X, the last letter often an A (Cisco's "fixup"). */
const masked = (lines: readonly string[]): string | undefined =>
  lines.find((line) => /^250[- ]X{4,}[A-Z]?\s*$/.test(line));

const afterSwitch = numberedReply((lines) => (codeOf(lines) === '220' ? ready : unwanted(lines)));

const readOffer = (lines: readonly string[]): Answer => {
  if (offers(lines)) return { move: askToSwitch('STARTTLS'), next: afterSwitch };
  const mask = masked(lines);
  return mask === undefined
    ? refused('The mail server does not offer STARTTLS to this computer.', 'not-offered')
    : refused(`Where STARTTLS should be offered, the list says: ${mask}`, 'stripped');
};

/** The name we give can't exist (RFC 6761 §6.4) and hides this computer's own. */
const greetWith = (hello: Hello): Move => send(`${hello} handrail.invalid`);

const OTHER: { readonly [H in Hello]: { readonly hello: Hello; readonly speaks: 'smtp' | 'lmtp' } } = {
  EHLO: { hello: 'LHLO', speaks: 'lmtp' },
  LHLO: { hello: 'EHLO', speaks: 'smtp' },
};

/**
 * A mail server that does not know our word of greeting may be the other kind: RFC 2033 §4.1 has LMTP turn EHLO down, and SMTP does not know
 * LHLO. Both may greet alike, so the other word is what tells.
 */
const tryOther = (hello: Hello, greeting: string, refusal: readonly string[]): Answer => {
  const kind = kindOf(greeting);
  if (kind === 'ftp') return otherTongue(greeting, kind);
  if (!/^5/.test(codeOf(refusal))) return unwanted(refusal);
  const { hello: word, speaks } = OTHER[hello];
  return {
    move: greetWith(word),
    next: numberedReply((lines) =>
      codeOf(lines) === '250'
        ? otherTongue(`${hello}: ${refusal.at(-1) ?? ''} / ${word}: ${lines[0] ?? ''}`, speaks)
        : unwanted(refusal),
    ),
  };
};

/** SMTP and LMTP alike (RFC 3207 §4, RFC 2033 §4.1): greeting, our hello, STARTTLS. */
export const esmtpScript = (name: string, hello: Hello): Script =>
  runSteps(
    name,
    numberedReply((greeting): Answer => {
      if (codeOf(greeting) !== '220') return unexpected(greeting, ['smtp', 'lmtp']);
      const first = greeting[0] ?? '';
      const answer = numberedReply((lines) =>
        codeOf(lines) === '250' ? readOffer(lines) : tryOther(hello, first, lines),
      );
      return { move: greetWith(hello), next: answer };
    }),
  );
