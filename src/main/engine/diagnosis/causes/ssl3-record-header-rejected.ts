import { defineCause, type Verdict } from '../define-cause';
import { toldBy } from '../derive/clip';
import { answeredIn, effect, endOf, formOf, formSentence } from '../derive/hello-forms';
import { programAge } from '../derive/old-program';
import { judgeOwnGreeting } from '../derive/own-greeting';
import { usualGreeting } from '../derive/usual-greeting';
import { WHATEVER_WE_SEND } from '../derive/whatever-we-send';

const WRAPPINGS = ['record-0300', 'ssl2-format'] as const;

const OTHER_WAY = {
  title: 'The server minds the version number on the wrapping of the first message',
  meaning:
    'Every message travels in a wrapping (record) with a version number on it, which servers are to ignore on the first message. This server, or a device in front of it, turns the usual number away and takes a newer one. So programs fail that write the usual one, as most do.',
  nextStep:
    'Ask the owner of the server, or of the device in front of it, to update its software: the number on the first wrapping must be ignored (RFC 8446 §5.1).',
  owner: 'server-owner',
} as const;

/** A first message wrapped as SSL 3.0, or in the format of SSL 2.0, is turned away. */
export const cause = defineCause({
  id: 'ssl3-record-header-rejected',
  area: 'protocol',
  title: 'The server turns away first messages in an old wrapping (SSL 3.0 or SSL 2.0)',
  ruledOut: 'The wrapping of the first message is not the reason.',
  meaning:
    'Old programs put their first message into the wrapping of SSL 3.0 or SSL 2.0 even when they go on to speak TLS. The server turns such a message away before it reads what is inside. So it seems that the program’s version is refused, although the one inside may be in order.',
  owner: 'program-vendor',
  nextStep: 'Set the program to TLS 1.2 alone, without SSL 3.0 or SSL 2.0 among its versions, or update it.',
  fix: [
    {
      owner: 'program-vendor',
      stack: '.NET Framework',
      steps: [
        'Replace SslProtocols.Default, which means SSL 3.0 and TLS 1.0, with SslProtocols.None (the system decides) or SslProtocols.Tls12 in AuthenticateAsClient.',
        'Take SecurityProtocolType.Ssl3 out of ServicePointManager.SecurityProtocol.',
      ],
      undo: 'Set the former value.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'In Internet Options, Advanced, take the ticks off “Use SSL 2.0” and “Use SSL 3.0”.',
        'For programs that use the system’s choice: under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\SSL 3.0\\Client set Enabled to 0 and DisabledByDefault to 1 (DWORD).',
        'Start the computer again.',
      ],
      undo: 'Delete the values, put the ticks back, and start the computer again.',
    },
    {
      owner: 'it-desk',
      stack: 'Java',
      steps: [
        'Java 6 begins in the format of SSL 2.0. Start the program with -Dhttps.protocols=TLSv1, or take “SSLv2Hello” out of setEnabledProtocols in its code.',
        'Better: run it on Java 8 or later, which does not.',
      ],
      undo: 'Start it with the former options, or the former Java.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL 1.0.1 and older',
      steps: [
        'Set the options SSL_OP_NO_SSLv2 and SSL_OP_NO_SSLv3 (on the command line -no_ssl2 -no_ssl3), or update it.',
      ],
      undo: 'Take the options out again.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Update the software that reads the first message: the server’s, or that of the device in front of it (load balancer, firewall).',
      ],
      undo: 'Go back to the former version.',
    },
  ],
  unseen:
    'How your program wraps its first message can’t be seen from here, unless you chose it by name. The first three bytes of a record of it would show it: 16 03 00 is SSL 3.0.',
  sources: [
    'araditc/Artalk.Xmpp#8, didfet/logstash-forwarder-java#29, oblac/jodd#253',
    'RFC 5246 appendix E, RFC 6176 §3, RFC 8446 §5.1',
  ],
  decides: 'A record of the program’s first message would decide it: the first three bytes are its wrapping.',
  decidedBy: ['intolerance', 'client-greeting'],
  explains: WHATEVER_WE_SEND,
  needs: ['hello'],
  wants: ['starttls', 'intolerance', 'client-greeting', 'one-change'],
  examine(shown, told): Verdict {
    const base = usualGreeting(shown);
    if (!base.answered) {
      const newer = formOf(shown, 'record-0303');
      if (newer && effect(shown, 'record-0303') === 'helps')
        return { verdict: 'confirmed', because: [formSentence(newer)], ...OTHER_WAY, weight: 6 };
      return {
        verdict: 'ruled-out',
        because: 'Our own greeting, in the wrapping of TLS, is not answered either.',
      };
    }
    const [old, oldest] = WRAPPINGS.map((id) => formOf(shown, id));
    const hurts = effect(shown, 'record-0300') === 'hurts';
    const failing = endOf(hurts ? old : oldest);
    if (!hurts && effect(shown, 'ssl2-format') !== 'hurts') {
      if (WRAPPINGS.some((id) => effect(shown, id) === 'broken'))
        return { verdict: 'unknown', why: 'The old wrapping was not treated in the same way each time.' };
      return answeredIn(shown, 'record-0300')
        ? { verdict: 'ruled-out', because: 'Our greeting was answered in the wrapping of SSL 3.0 as well.' }
        : {
            verdict: 'unknown',
            why: 'No greeting in an old wrapping was sent in this run: only old programs send them.',
          };
    }
    if (failing === undefined)
      return { verdict: 'unknown', why: 'No greeting in an old wrapping was sent in this run.' };
    const age = programAge(told);
    const words = [age.message, age.person].flatMap((text) => (text === null ? [] : [toldBy(text)]));
    const judged = judgeOwnGreeting(
      {
        failing: failing.outcome,
        because: [
          ...[old, oldest].flatMap((form) =>
            form && effect(shown, form.id) === 'hurts' ? [formSentence(form)] : [],
          ),
          ...words,
        ],
        holds: true,
        variables: ['form'],
        programs: [],
        habit: '',
        // The text dates the program, and the person says that it is an old one.
        exact: hurts && words.length > 1,
      },
      shown,
      told,
    );
    if (judged.verdict === 'unknown' || judged.verdict === 'ruled-out') return judged;
    // Turning SSL 2.0 away is right (RFC 6176 §3), and a program from 2016 or later sends neither.
    const rightly = !hurts && judged.verdict === 'likely';
    const verdict =
      (rightly || age.saidNew || words.length === 0) && judged.verdict !== 'confirmed'
        ? 'possible'
        : judged.verdict;
    return { ...judged, verdict, weight: verdict === 'possible' ? 0 : 4 };
  },
});
