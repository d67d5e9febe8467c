import { printable } from '../../../../shared/words/printable';
import { defineCause } from '../define-cause';
import { measured } from '../derive/clip';
import { said } from '../derive/said';

const NOTHING_CHANGED = 'Nothing was changed.';

/** The name does not lead to an address. */
export const cause = defineCause({
  id: 'name-not-found',
  area: 'network',
  title: 'The name does not lead anywhere',
  ruledOut: 'It is not that the name can’t be found.',
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
      undo: NOTHING_CHANGED,
    },
    {
      owner: 'it-desk',
      stack: 'Windows',
      steps: [
        'Ask the name service directly: Resolve-DnsName NAME. Then a second one: Resolve-DnsName NAME -Server ADDRESS.',
        'Look which name servers are set: Get-DnsClientServerAddress. Clear what is remembered: ipconfig /flushdns.',
        'With a VPN, look at Get-DnsClientNrptPolicy: its rules decide which name server is asked for which ending.',
      ],
      undo: 'Nothing lasting was changed: what is remembered fills up again by itself.',
    },
    {
      owner: 'it-desk',
      stack: 'Linux',
      steps: [
        'Ask as programs do: getent ahosts NAME. Then the name service alone: resolvectl query NAME, or dig NAME.',
        'If the two differ, look at the line “hosts:” in /etc/nsswitch.conf and at /etc/hosts. In a container, look at its own /etc/resolv.conf.',
      ],
      undo: 'Put the former lines back.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Add an A or AAAA entry for the name, or correct it, and see that the domain has not run out.',
        'If names inside and outside your network are kept apart (split DNS), add the entry on both sides.',
      ],
      undo: 'Delete the entry.',
    },
    {
      owner: 'server-owner',
      stack: 'Cloudflare',
      steps: ['Open the domain, then DNS, Records, and see that the name has an A, AAAA or CNAME entry.'],
      undo: 'Delete the entry.',
    },
  ],
  unseen: 'We asked the name service that this computer uses. Another one may know the name.',
  decides:
    'Looking up the same name from another network, or on another computer in this one, would tell whether the name or this computer’s name service is at fault.',
  sources: ['RFC 1034, RFC 8020 (no such name)', 'chromium/chromium net_error_list.h'],
  needs: ['names'],
  wants: [],
  examine({ names }, told) {
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
    const because = [
      measured(
        `This computer’s name service was asked for “${name}”. ${printable(names.failure.text, 300)}`,
        [],
      ),
      ...said(told, {
        elsewhere: {
          works: 'You told us that it works from another network. So the name exists, and is not known here.',
        },
        'other-computer': {
          works: 'You told us that it works on another computer in this network. So the name exists.',
        },
      }),
    ];
    if (names.failure.code === 'not-found')
      return {
        verdict: 'confirmed',
        because,
        title: `The name “${name.slice(0, 80)}” does not exist, as far as this computer can tell`,
      };
    if (names.failure.code === 'no-address')
      return { verdict: 'confirmed', because, title: `The name “${name.slice(0, 80)}” has no address` };
    return { verdict: 'likely', because, title: 'This computer can’t look up names at the moment' };
  },
});
