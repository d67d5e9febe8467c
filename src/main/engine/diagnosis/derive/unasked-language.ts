import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Fix } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import type { Verdict } from '../define-cause';
import { measured } from './clip';
import type { HelloResult } from './facts';

/** OpenSSL's words for it are in the text (tls_parse_stoc_alpn), BoringSSL's are a code of their own (INVALID_ALPN_PROTOCOL). */
const NAMES_ALPN = /alpn/i;

const FIX: readonly Fix[] = [
  {
    owner: 'server-owner',
    stack: 'any',
    steps: [
      'Look in the server’s program for the place that answers the list of languages (ALPN): a fixed name, or a function that is called with the list. It has to give back one of that list, or nothing.',
      'Update the program or its TLS library if that place is not its own, and start the service again.',
    ],
    undo: 'Go back to the former version.',
  },
];

const WORDS = {
  title: 'The server chooses a language that was not offered (ALPN)',
  meaning:
    'In its first message a program may say which language it wants to speak inside the secure connection, for example HTTP/2 or HTTP/1.1 (ALPN). The server may then choose one of these, or none. This server chooses another one. Careful programs end the connection over that, and older ones look past it.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to let the server choose among the languages that the program offers, and none where nothing fits. Until then, let the program offer no language.',
  fix: FIX,
  weight: 6,
} as const;

/** RFC 7301 §3.2: the server's choice is one of the client's list. null: it was, or none was named. */
export const choosesUnasked = (
  { alpnUnasked, attemptId }: HelloResult,
  whole: EvidenceMap['client-certificate'] | undefined,
): Verdict | null => {
  if (alpnUnasked === undefined) return null;
  const seen = measured(
    `In its answer the server chose the language “${printable(alpnUnasked, 40)}” (ALPN), which our greeting does not offer.`,
    [attemptId],
  );
  if (!whole || whole.completed || whole.localRefusal === null)
    return { verdict: 'possible', because: [seen], ...WORDS };
  const because = [seen, measured(describeOutcome(whole.outcome), [whole.attemptId])];
  const { outcome } = whole;
  const isThis = outcome.kind === 'local' && NAMES_ALPN.test(`${outcome.code} ${outcome.text}`);
  return { verdict: isThis ? 'confirmed' : 'likely', because, ...WORDS };
};
