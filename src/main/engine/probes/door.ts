import type { StarttlsName } from '../../../shared/model/way';
import type { ProbeContext } from './define-probe';
import type { HelloFacts } from './hello-facts';
import type { FlightOptions } from './net-port';
import { alpnFor, dialogueFor, plannedDialogue } from './starttls-dialogue';

/** Where a greeting was answered, and what has to be said in plain text before it. */
export interface Door {
  readonly address: string;
  readonly protocol: StarttlsName | null;
}

/** The door that opened to an earlier greeting; null: none did. */
export const doorOf = ({ asked, seen }: Pick<ProbeContext, 'asked' | 'seen'>): Door | null => {
  const { hello, starttls, versions, 'server-name': names } = seen;
  const planned = plannedDialogue(asked);
  if (!hello) return null;
  const { address } = hello.base;
  if (hello.base.answered) return { address, protocol: planned };
  if (versions?.spoken.length) return { address, protocol: versions.protocol ?? planned };
  if (starttls?.result.answered) return { address: starttls.result.address, protocol: starttls.protocol };
  const named = [names?.with, names?.without, names?.other].some((variant) => variant?.result.answered);
  return named ? { address, protocol: names?.protocol ?? planned } : null;
};

/** What a handshake through this door needs; a dialogue serves one connection, so ask again for each. */
export const through = (
  { address, protocol }: Door,
  serverName: string | null,
): Pick<FlightOptions, 'address' | 'dialogue' | 'alpn' | 'serverName'> => {
  if (protocol === null) return { address, serverName };
  const alpn = alpnFor(protocol);
  return { address, serverName, dialogue: dialogueFor(protocol, serverName), ...(alpn ? { alpn } : {}) };
};

/** The base was answered in TLS 1.3: then it is the door, whatever other greetings bring. */
export const isModernDoor = ({ hello }: ProbeContext['seen']): boolean =>
  hello?.base.answered === true && hello.base.version === 'TLS 1.3';

/** Everything that earlier greetings brought in TLS 1.3 says that the server speaks it. */
export const speaksTls13 = ({
  hello,
  versions,
  starttls,
  'server-name': names,
}: ProbeContext['seen']): boolean => {
  const results: (HelloFacts | undefined)[] = [hello?.base, starttls?.result];
  results.push(names?.with?.result, names?.without.result, names?.other.result);
  return (
    versions?.spoken.includes('TLS 1.3') === true || results.some((result) => result?.version === 'TLS 1.3')
  );
};
