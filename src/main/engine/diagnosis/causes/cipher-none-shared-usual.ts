import type { EvidenceMap } from '../../../../shared/model/evidence';
import { defineCause, type Verdict } from '../define-cause';
import { clip, compared, inferred, listed, measured } from '../derive/clip';
import { remedyBy } from '../derive/list-forms';
import { usualGreeting } from '../derive/usual-greeting';
import { programsSentence, sharedIn, takenTable, takenWords } from '../derive/usual-suites';
import { WHATEVER_WE_SEND } from '../derive/whatever-we-send';

/** Forms of the greeting that change the list of methods itself. */
const OF_METHODS: readonly string[] = ['many-suites', 'few-suites'];

/** Why it is not the list of methods, by what was answered with it; null: nothing was. */
const answeredWithOurs = (shown: {
  readonly 'hello-form'?: EvidenceMap['hello-form'];
  readonly 'client-greeting'?: EvidenceMap['client-greeting'];
}): string | null => {
  const form = shown['hello-form']?.forms.find(
    ({ id, variant }) => !OF_METHODS.includes(id) && variant.some(({ answered }) => answered),
  );
  if (form)
    return `With our usual list of methods the greeting is answered after another change (${form.differsIn}).`;
  const own = shown['client-greeting'];
  return own?.own.length && own.own.every(({ answered }) => answered)
    ? `The greeting of ${own.name} is answered, so that program and the server share a method.`
    : null;
};

/** The server takes only encryption methods that an up-to-date program does not offer. */
export const cause = defineCause({
  id: 'cipher-none-shared-usual',
  area: 'protocol',
  title: 'The server takes only encryption methods that programs do not usually offer',
  ruledOut: 'It is not that the server takes rare encryption methods only.',
  meaning:
    'Both sides agree on an encryption method (cipher suite) at the beginning: the program offers a list, and the server picks one. This server takes only methods that most programs leave out of their lists, because they are rare or outdated. So it finds nothing in common with them, and refuses their greeting.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to allow a usual method besides: ECDHE with AES-GCM for TLS 1.2, and TLS_AES_128_GCM_SHA256 for TLS 1.3. Give them the list of what it takes now.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Add ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256 to ssl_ciphers, or take the line out. For TLS 1.3 look at “ssl_conf_command Ciphersuites”. Reload.',
      ],
      undo: 'Set the former lines and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache, HAProxy',
      steps: [
        'Add the same names to SSLCipherSuite, or to “ciphers” on the bind line and ssl-default-bind-ciphers. For TLS 1.3: “SSLCipherSuite TLSv1.3 …”, or “ciphersuites”. Reload.',
      ],
      undo: 'Set the former values and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys, Windows (Schannel)',
      steps: [
        'Give back the default order: set the group policy “SSL Cipher Suite Order” to “Not configured”, or run “Enable-TlsCipherSuite -Name TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256”. Start the server again.',
      ],
      undo: 'Set the former order again and start the server again.',
    },
    {
      owner: 'server-owner',
      stack: 'Java (Tomcat, Jetty)',
      steps: [
        'Take the list of methods out of the connector (“ciphers”), or add TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 and TLS_AES_128_GCM_SHA256 to it. Restart.',
      ],
      undo: 'Put the former list back and restart.',
    },
    {
      owner: 'server-owner',
      stack: 'Devices and programs with a TLS library of their own',
      steps: [
        'Look for a setting with the methods (cipher suites, “TLS profile”), and switch AES-GCM on. Where there is none, a newer firmware may bring it.',
      ],
      undo: 'Set the former profile again.',
    },
  ],
  unseen:
    'From here we can’t see which methods your program offers, unless you chose it by name. A program that was set up for this very server may offer one that it takes.',
  sources: [
    'lab: OpenSSL 3.0 with ARIA, Camellia or AES-CCM alone answers up-to-date greetings with alert 40',
    'RFC 5246 §7.4.1.3, RFC 8446 §4.1.1; RFC 6209, RFC 5932, RFC 6655',
  ],
  decides:
    'The server’s list of encryption methods, and the same greeting with one of them, sent by turns with ours, decide it.',
  decidedBy: ['suites', 'one-change'],
  explains: WHATEVER_WE_SEND,
  needs: ['hello'],
  wants: ['starttls', 'suites', 'hello-form', 'client-greeting', 'one-change'],
  examine(shown): Verdict {
    const base = usualGreeting(shown);
    if (base.answered)
      return {
        verdict: 'ruled-out',
        because: `The server took a usual method (${base.suite ?? 'from our usual greeting'}).`,
      };
    const ours = answeredWithOurs(shown);
    if (ours !== null) return { verdict: 'ruled-out', because: ours };
    if (shown.suites === undefined)
      return { verdict: 'unknown', why: 'The server was not asked in this run which methods it takes.' };
    const lists = shown.suites.lists.filter(({ suites }) => suites.length > 0);
    if (lists.length === 0)
      return { verdict: 'ruled-out', because: 'Not one method that we know of was taken, usual or rare.' };
    const shared = sharedIn(lists);
    if (shared !== null)
      return {
        verdict: 'ruled-out',
        because: `With ${shared.version} the server takes ${shared.suite}, which our usual greeting offers in that version.`,
      };
    const remedy = remedyBy(shown, ['many-suites'], 'suites');
    const versions = listed(lists.map(({ version }) => version));
    const whole = lists.every(({ complete }) => complete);
    const because = [
      ...(remedy === null ? [] : [remedy.because]),
      measured(
        clip(
          whole
            ? `Asked for every method there is, with ${versions}, the server takes ${takenWords(lists)}.`
            : `Asked for many methods, with ${versions}, the server was seen to take ${takenWords(lists)}.`,
          600,
        ),
        [],
      ),
      compared('Our usual greeting offers none of these, and it was refused.', [base.attemptId]),
      programsSentence(lists),
      ...(remedy !== null
        ? []
        : [
            inferred(
              'The same greeting with one of these methods in it was not sent by turns with ours, so something else may stand in the way besides.',
            ),
          ]),
    ];
    return {
      verdict: remedy === null ? 'likely' : 'confirmed',
      because,
      details: [takenTable(lists)],
      weight: 6,
    };
  },
});
