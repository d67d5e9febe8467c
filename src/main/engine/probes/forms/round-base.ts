import type { ProbeContext } from '../define-probe';
import { BASE_VERSIONS } from '../greet';
import type { RoundBase } from './measure';

/**
 * The greeting to vary: the base; or, at a server that begins in plain text and agreed to switch, the one after that beginning. null: no
 * greeting could be sent.
 */
export const baseToVary = ({ asked, seen }: ProbeContext): RoundBase | null => {
  const { serverName } = asked.target;
  const { hello, starttls } = seen;
  if (starttls?.offered && !hello?.base.answered) {
    const { result: before, protocol } = starttls;
    const greeting = { address: before.address, versions: BASE_VERSIONS, serverName, protocol };
    return { greeting, words: 'The up-to-date greeting after the plain beginning', before };
  }
  if (!hello) return null;
  const { base: before } = hello;
  const greeting = { address: before.address, versions: BASE_VERSIONS, serverName };
  return { greeting, words: 'The up-to-date greeting', before };
};
