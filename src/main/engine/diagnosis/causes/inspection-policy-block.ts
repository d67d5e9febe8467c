import type { Attempt } from '../../../../shared/model/attempt';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { compared, counted, listed, measured } from '../derive/clip';
import { deviceItself, type Inspector, inspectorOf, mayBeDeviceItself } from '../derive/inspectors';
import { allEndedSooner, soonerText } from '../derive/nearer';
import { type PlainPage, plainPage } from '../derive/plain-page';
import { said } from '../derive/said';
import { answer } from '../derive/told';
import { type Contacts, NOTHING_HEARD, nothingHeard, turnedAway, turnedAwayBy } from '../derive/turned-away';

/** Words of the pages that filters put in a site's place. */
const BLOCK_WORDS =
  /\b(?:blocked|web ?filter|content filter|access denied by|prohibited by policy|category)\b/i;
const BLOCK_STATUS: readonly number[] = [403, 451];

const blockPage = (page: PlainPage | null): { readonly product: Inspector | null } | null => {
  if (page === null) return null;
  const product = inspectorOf([page.text]);
  const words = BLOCK_WORDS.test(page.text) && BLOCK_STATUS.includes(page.status);
  return product || words ? { product } : null;
};

/** Connections that were ended in the middle of the server's answer: somebody let the greeting pass, and not what came back. */
const cutInAnswer = (attempts: ReadonlyMap<string, Attempt>): string[] =>
  [...attempts.values()]
    .filter(
      ({ hello, outcome }) =>
        hello !== null &&
        (outcome.kind === 'rst' || outcome.kind === 'fin-in-record') &&
        (outcome.kind === 'fin-in-record' || outcome.stage === 'in-server-flight'),
    )
    .map(({ id }) => id);

/** A gateway made this certificate, and made it out to another name than the one asked for, as for a page of its own. */
const blockCertificate = (certificate: EvidenceMap['certificate'] | undefined): Inspector | null => {
  const made = inspectorOf(certificate?.chain.map(({ issuer, subject }) => `${issuer} ${subject}`) ?? []);
  const otherName = certificate?.verdict.faults.some(({ code }) => code === 'name-mismatch') === true;
  return made?.kind === 'network' && otherName ? made : null;
};

const storiesOf = (told: Told): Because[] =>
  said(told, {
    changed: { network: 'You told us that it worked until the network or the security software changed.' },
    elsewhere: { works: 'You told us that it works from another network.' },
    'other-computer': { fails: 'You told us that it fails on another computer in the same network, too.' },
  });

const byCertificate = (
  inspector: Inspector,
  { chain, attemptId }: EvidenceMap['certificate'],
  stories: readonly Because[],
): Verdict => {
  const { product } = inspector;
  const device = mayBeDeviceItself(chain[0], inspector);
  const names = (chain[0]?.names ?? []).slice(0, 3).map((name) => printable(name, 100));
  return {
    verdict: device ? 'possible' : 'likely',
    title: device
      ? `${product} may show a page of its own in place of this site`
      : `${product} shows a page of its own in place of this site`,
    because: [
      measured(
        `The certificate names ${product} and is made out to ${listed(names) || 'nobody'}, not to the name asked for.`,
        [attemptId],
      ),
      ...stories,
    ],
    against: device ? [deviceItself(inspector)] : [],
    weight: device ? 0 : 6,
  };
};

const byPage = (product: Inspector | null, page: PlainPage, stories: readonly Because[]): Verdict => ({
  // Any server that is asked in plain text may answer so: only a product's name in the page points to something in between.
  verdict: product ? 'likely' : 'possible',
  title: product
    ? `${product.product} answers with a page of its own in place of this site`
    : 'A filter may answer with a page of its own in place of this site',
  because: [
    measured(
      `In place of TLS a page came (status ${page.status}): “${printable(page.text, 160)}”`,
      page.attemptIds,
    ),
    compared('Filters put such pages in the place of sites that they block.', page.attemptIds),
    ...stories,
  ],
  against: product
    ? []
    : [
        'The page names no firewall that we know. A web server that expects no TLS at this port answers so, too.',
      ],
  weight: product ? 6 : 0,
});

/** Nothing but ends without a word: the person's story is all that points to a firewall. */
const byClosing = (
  shown: Contacts,
  stories: readonly Because[],
  told: Told,
  attempts: ReadonlyMap<string, Attempt>,
): Verdict => {
  const elsewhere = answer(told, 'elsewhere');
  if (elsewhere === 'fails')
    return {
      verdict: 'ruled-out',
      because: 'You told us that it fails from another network too, which has another firewall.',
    };
  const away = turnedAway(shown);
  const cut = shown.hello?.base.answered === false ? cutInAnswer(attempts) : [];
  const began = cut.length >= 2;
  if (away === null && !began && nothingHeard(shown)) return { verdict: 'unknown', why: NOTHING_HEARD };
  if (away === null && !began)
    return {
      verdict: 'ruled-out',
      because:
        'Nothing that came back was a page or a certificate of a firewall, and not every greeting was turned away.',
    };
  const ended = turnedAwayBy(shown);
  const sooner = away === null ? null : allEndedSooner(attempts, ended);
  if (stories.length === 0 && !began && sooner === null)
    return {
      verdict: 'unknown',
      why: 'Every greeting was turned away; whether by a firewall or by the server can’t be told from here.',
    };
  return {
    verdict: sooner === null ? 'possible' : 'likely',
    ...(sooner === null ? {} : { title: 'Something near this computer ends this connection' }),
    because: [
      ...(away === null ? [] : [measured(away, ended)]),
      ...(sooner === null ? [] : [measured(soonerText(sooner, 'connections'), ended)]),
      ...(began
        ? [measured(`${counted(cut.length, 'connection')} ended in the middle of the server’s answer.`, cut)]
        : []),
      ...stories,
    ],
    weight: elsewhere === 'works' || sooner !== null ? 3 : 0,
  };
};

/** The organisation's own firewall looks into secure connections and refuses this one. */
export const cause = defineCause({
  id: 'inspection-policy-block',
  area: 'policy',
  title: 'A firewall that looks into connections may be refusing this one',
  ruledOut: 'Nothing points to a firewall that refuses this connection.',
  meaning:
    'Many organisations let a firewall open secure connections, look inside and close them again. When it does not like a site, or can’t handle its version, its method or its certificate, it ends the connection or shows a page of its own. The server had no part in that.',
  owner: 'network-team',
  nextStep:
    'Ask your network team to look into the firewall’s log for this server, and to leave it out of inspection.',
  fix: [
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Look into the log of the firewall or web gateway for this computer, this name and the time of the check. It names the rule.',
        'Leave the name out of decryption, or allow its category. Services that ask for a certificate of the program can’t be decrypted at all.',
        'Bring the box up to date, if it does not know TLS 1.3 or greetings of more than 1,400 bytes.',
      ],
      undo: 'Take the exception back.',
    },
    {
      owner: 'network-team',
      stack: 'FortiGate',
      steps: [
        'In the SSL/SSH inspection profile, add the name to “Exempt from SSL Inspection”. Its settings for untrusted certificates and unsupported versions decide what else is blocked.',
      ],
      undo: 'Take the name out of the list.',
    },
    {
      owner: 'network-team',
      stack: 'Palo Alto Networks',
      steps: [
        'Add the name to Device, Certificate Management, SSL Decryption Exclusion. The decryption profile decides over unsupported versions and untrusted issuers.',
      ],
      undo: 'Take the name out of the list.',
    },
    {
      owner: 'network-team',
      stack: 'Zscaler, Netskope, Cisco Umbrella',
      steps: [
        'Add the name to the list “do not inspect” (SSL inspection policy, SSL decryption policy, selective decryption list).',
      ],
      undo: 'Take the name out of the list.',
    },
    {
      owner: 'it-desk',
      stack: 'any',
      steps: [
        'If the site is blocked on purpose, ask for an exception with the reason why the program needs it.',
      ],
      undo: 'Give the exception back when it is no longer needed.',
    },
  ],
  unseen:
    'A firewall that ends connections without a word can’t be told from a server that does. Only its log can.',
  decides: 'The same check from a network without this firewall, for example over a phone, would decide it.',
  decidedBy: ['certificate', 'plain-answer', 'hello'],
  explains: ['cert-name-mismatch', 'cert-inspection-not-trusted', 'plaintext-port'],
  sources: [
    'dadrian/tldr.fail#23, canonical/lxd#14839',
    'docs.fortinet.com: SSL/SSH inspection; docs.paloaltonetworks.com: decryption exclusions',
  ],
  needs: ['reach'],
  wants: ['hello', 'versions', 'server-name', 'plain-answer', 'certificate'],
  examine(shown, told, attempts) {
    const stories = storiesOf(told);
    const made = blockCertificate(shown.certificate);
    if (made && shown.certificate) return byCertificate(made, shown.certificate, stories);
    const page = plainPage(shown.hello, shown['plain-answer'], attempts);
    const block = blockPage(page);
    if (block && page) return byPage(block.product, page, stories);
    return byClosing(shown, stories, told, attempts);
  },
});
