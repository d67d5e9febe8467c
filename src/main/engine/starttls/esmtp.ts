import { codeOf, numberedReply, unwanted } from './lines';
import { type Move, ready, refused, runSteps, type Script, send } from './script';

const offers = (lines: readonly string[]): boolean =>
  lines.some((line) => /^250[- ]STARTTLS\s*$/i.test(line));

/** What mail inspection on firewalls makes of words that it hides: as many X, the last letter often an A (Cisco's "fixup"). */
const masked = (lines: readonly string[]): string | undefined =>
  lines.find((line) => /^250[- ]X{4,}[A-Z]?\s*$/.test(line));

const afterSwitch = numberedReply((lines) => (codeOf(lines) === '220' ? ready : unwanted(lines)));

const readOffer = (lines: readonly string[]) => {
  if (codeOf(lines) !== '250') return unwanted(lines);
  if (offers(lines)) return { move: send('STARTTLS'), next: afterSwitch };
  const mask = masked(lines);
  return mask === undefined
    ? refused('The mail server does not offer STARTTLS to this computer.', 'not-offered')
    : refused(`Where STARTTLS should be offered, the list says: ${mask}`, 'stripped');
};

/** SMTP and LMTP alike (RFC 3207 §4, RFC 2033 §4.1): greeting, our hello, STARTTLS. The name we give can't exist (RFC 6761 §6.4) and hides this computer's own. */
export const esmtpScript = (name: string, hello: 'EHLO' | 'LHLO'): Script =>
  runSteps(
    name,
    numberedReply((lines): Move | { move: Move; next: ReturnType<typeof numberedReply> } =>
      codeOf(lines) === '220'
        ? { move: send(`${hello} handrail.invalid`), next: numberedReply(readOffer) }
        : unwanted(lines),
    ),
  );
