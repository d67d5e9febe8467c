import { printable } from '../../../../shared/words/printable';
import { defineCause, type Verdict } from '../define-cause';
import { compared, inferred, listed, measured, toldBy } from '../derive/clip';
import { inspectorOf } from '../derive/inspectors';
import { type PlainPage, plainPage } from '../derive/plain-page';
import { answer } from '../derive/told';
import { nothingHeard, turnedAway, turnedAwayBy } from '../derive/turned-away';

const GUEST =
  'You told us that this computer is in a guest or hotel Wi-Fi, which mostly wants a sign-in first.';
const NOT_SHOWN =
  'Nothing answered, so no sign-in page could show itself. Some networks hold secure connections back until somebody has signed in.';
/** RFC 6585 §6: sent by the network, never by the server, until the client has signed in. */
const SIGN_IN_FIRST = 511;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
/** What hotspots put into their pages for programs (WISPr, the Wi-Fi roaming interface). */
const HOTSPOT_MARK = /WISPAccessGateway/i;

const guestReason = (guest: boolean) => (guest ? [toldBy(GUEST)] : []);

/** A page came in place of TLS: is it one that wants a sign-in? */
const byPage = (page: PlainPage, wanted: string, guest: boolean): Verdict => {
  const elsewhere = page.locationHost !== null && page.locationHost !== wanted.toLowerCase();
  if (page.status === SIGN_IN_FIRST)
    return {
      verdict: 'confirmed',
      title: 'This network wants you to sign in first',
      because: [
        measured(
          'The answer has the status 511, “Network Authentication Required”: the network itself says it, in the server’s place.',
          page.attemptIds,
        ),
        ...guestReason(guest),
      ],
      weight: 8,
    };
  if (HOTSPOT_MARK.test(page.text))
    return {
      verdict: 'likely',
      because: [
        measured('The page that answered carries the mark of a Wi-Fi hotspot (WISPr).', page.attemptIds),
        ...guestReason(guest),
      ],
      weight: 7,
    };
  if (REDIRECTS.includes(page.status) && elsewhere)
    return {
      verdict: guest ? 'likely' : 'possible',
      because: [
        measured(
          `In place of TLS a web page answered and sends the reader to “${page.location}”, another host than the one asked for.`,
          page.attemptIds,
        ),
        inferred('Sign-in pages of guest networks come in between like this.'),
        ...guestReason(guest),
      ],
      weight: guest ? 6 : 0,
    };
  return { verdict: 'ruled-out', because: 'The page that answered does not ask for a sign-in.' };
};

/** The network lets nobody through until they have signed in on its page. */
export const cause = defineCause({
  id: 'captive-portal',
  area: 'network',
  title: 'This network may want you to sign in first',
  ruledOut: 'No sign-in page stands between this computer and the server.',
  meaning:
    'Guest networks in hotels, trains and cafés let nothing through until somebody has agreed to their terms on a page. Until then they answer in every server’s place, or cut connections. A program without a window can’t show that page, so it shows a strange error.',
  owner: 'this-computer',
  nextStep: 'Open the network’s sign-in page in a browser, agree, and check again.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Open a browser and go to a page without TLS, for example http://neverssl.com. The sign-in page comes up in its place.',
        'Sign in or agree, then start the program again. Such a sign-in often ends after some hours.',
      ],
      undo: 'Disconnect from the network.',
    },
    {
      owner: 'this-computer',
      stack: 'Windows',
      steps: [
        'Where no page comes up: open http://www.msftconnecttest.com/redirect in the browser, or choose the network anew in the task bar.',
      ],
      undo: 'Nothing was changed.',
    },
    {
      owner: 'this-computer',
      stack: 'Computers without a screen, and with a fixed name server or VPN',
      steps: [
        'Take the name service from the network (DHCP) and switch the VPN off until you have signed in.',
        'Ask for this computer’s hardware address (MAC) to be let in without a page.',
      ],
      undo: 'Put name service and VPN back afterwards.',
    },
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Let the server’s name through before the sign-in (a “walled garden” entry), if guests need it.',
        'Say where the page is: RFC 8910 (DHCP option 114), so that systems find it by themselves.',
      ],
      undo: 'Take the entry back.',
    },
  ],
  unseen: 'We asked one server only. A sign-in page answers for all of them alike.',
  decides: 'Opening any other site in a browser would decide it: a sign-in page comes up in its place, too.',
  decidedBy: ['plain-answer', 'certificate'],
  explains: ['plaintext-port', 'wrong-host-or-stale-dns', 'cert-name-mismatch'],
  sources: [
    'RFC 6585 §6 (status 511), RFC 8910, RFC 8952',
    'chromium/chromium: captive portal detection',
    'learn.microsoft.com: NCSI, www.msftconnecttest.com',
  ],
  needs: ['reach'],
  wants: ['hello', 'versions', 'server-name', 'plain-answer', 'certificate'],
  examine(shown, told, attempts) {
    const kind = answer(told, 'network-kind');
    const guest = kind === 'guest';
    const { host } = told.asked.target;
    const page = plainPage(shown.hello, shown['plain-answer'], attempts);
    if (page) return byPage(page, host, guest);
    const { certificate } = shown;
    const mismatch = certificate?.verdict.faults.some(({ code }) => code === 'name-mismatch') === true;
    const made = inspectorOf(certificate?.chain.map(({ issuer }) => issuer) ?? []) !== null;
    if (certificate && mismatch && !made && (guest || kind === 'wireless'))
      return {
        verdict: guest ? 'likely' : 'possible',
        because: [
          compared(
            `We asked for “${printable(host, 200)}”, and what answered showed a certificate for ${listed((certificate.chain[0]?.names ?? []).slice(0, 3).map((name) => printable(name, 100))) || 'nobody'}.`,
            [certificate.attemptId],
          ),
          ...guestReason(guest),
        ],
        weight: guest ? 5 : -4,
      };
    const away = turnedAway(shown);
    if (away !== null && guest)
      return {
        verdict: 'possible',
        because: [measured(away, turnedAwayBy(shown)), toldBy(GUEST)],
        weight: 3,
      };
    return nothingHeard(shown)
      ? { verdict: 'unknown', why: NOT_SHOWN }
      : { verdict: 'ruled-out', because: 'Nothing that answered looks like a sign-in page.' };
  },
});
