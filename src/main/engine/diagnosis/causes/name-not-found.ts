import { printable } from '../../../../shared/words/printable';
import { defineCause } from '../define-cause';
import { reason } from '../derive/clip';

/** The name does not lead to an address. */
export const cause = defineCause({
  id: 'name-not-found',
  area: 'network',
  title: 'The name does not lead anywhere',
  ruledOut: 'The name leads to an address.',
  meaning:
    'Before a program can connect, the name of the server has to be turned into an address, like looking up a number in a phone book (DNS). For this name that did not work. So nothing was connected, and nothing can be said about the server itself.',
  owner: 'this-computer',
  nextStep:
    'Check the name letter by letter. If it is right and belongs to your organisation, connect to its network or VPN first, or ask your IT help desk.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Compare the name with the service’s instructions: full stops, hyphens, the ending.',
        'Names inside an organisation often work only in its own network: connect to the VPN, and check again.',
        'Look whether other names work in the browser. If none does, the connection to the internet is the problem.',
      ],
      undo: 'Nothing was changed.',
    },
    {
      owner: 'it-desk',
      stack: 'any',
      steps: [
        'See whether the name has an A or AAAA entry, and whether this computer asks the right name server. Clear its memory of names (Windows: ipconfig /flushdns).',
      ],
      undo: 'Nothing lasting was changed.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'If the name should exist, add the entry in the name service, and see that the domain has not run out.',
      ],
      undo: 'Delete the entry.',
    },
  ],
  unseen: 'We asked the name service that this computer uses. Another one may know the name.',
  sources: ['RFC 1034, RFC 8020 (no such name)', 'chromium/chromium net_error_list.h'],
  needs: ['names'],
  wants: [],
  examine({ names }) {
    const name = printable(names.name, 253);
    if (names.failure === null)
      return names.given || names.isAddress
        ? {
            verdict: 'ruled-out',
            because: 'The address was given as a number, so no name had to be looked up.',
          }
        : {
            verdict: 'ruled-out',
            because: `“${name}” leads to ${names.addresses.length} ${names.addresses.length === 1 ? 'address' : 'addresses'}.`,
          };
    const said = printable(names.failure.text, 300);
    const because = [reason(`This computer’s name service was asked for “${name}”. ${said}`)];
    if (names.failure.code === 'not-found')
      return {
        verdict: 'confirmed',
        because,
        title: `The name “${name.slice(0, 120)}” does not exist, as far as this computer can tell`,
      };
    if (names.failure.code === 'no-address')
      return { verdict: 'confirmed', because, title: `The name “${name.slice(0, 120)}” has no address` };
    return { verdict: 'likely', because, title: 'This computer can’t look up names at the moment' };
  },
});
