import { defineCause } from '../define-cause';
import { reason } from '../derive/clip';
import { answer, claimed } from '../derive/told';

const MODERN = ['TLS 1.2', 'TLS 1.3'];

/** Rules on this computer switch off versions or methods that the server needs. */
export const cause = defineCause({
  id: 'client-schannel-policy',
  area: 'policy',
  title: 'Rules on this computer limit its secure connections',
  ruledOut: 'The error text does not speak of rules on this computer.',
  meaning:
    'Companies can switch off versions and methods of the secure connection on their computers. When what is left has nothing in common with what the server takes, or with what the program asks for, the program gives up by itself. The server answers us, so the refusal comes from this side.',
  owner: 'it-desk',
  nextStep:
    'Ask your IT help desk which TLS versions and methods the rules on this computer allow, and give them this report.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'Windows',
      steps: [
        'Look at HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols, Ciphers, Hashes and KeyExchangeAlgorithms, and at the group policies “SSL Cipher Suite Order” and “ECC Curve Order”.',
        'Allow TLS 1.2 for clients and the methods that the server takes, then start the computer again.',
        'If TLS 1.0 was switched off, let .NET Framework programs follow the system: SchUseStrongCrypto and SystemDefaultTlsVersions set to 1.',
      ],
      undo: 'Set the former values again, and start the computer again.',
    },
    {
      owner: 'it-desk',
      stack: 'Linux',
      steps: [
        'Look at MinProtocol and CipherString in openssl.cnf, and on Red Hat at “update-crypto-policies --show”. For a trial, give this one program a configuration of its own.',
      ],
      undo: 'Leave the program’s own configuration out again.',
    },
  ],
  unseen: 'We did not read the rules of this computer. They may also be set for one program only.',
  sources: ['Microsoft: TLS registry settings', 'ebekker/ACMESharp#124', 'dotnet/SqlClient#2242'],
  needs: ['hello'],
  wants: [],
  examine({ hello }, told) {
    const match = claimed(told);
    const named = match?.event === 'local-refusal' && match.ranks.includes('client-schannel-policy');
    const modern = hello.base.answered && MODERN.includes(hello.base.version ?? '');
    const changed = answer(told, 'changed') === 'update';
    if (match === null && !changed)
      return {
        verdict: 'unknown',
        why: 'We do not read the rules of this computer, and no error text was given that could speak of them.',
      };
    if (!named && !changed)
      return {
        verdict: 'ruled-out',
        because: 'The text you pasted does not speak of rules on this computer.',
      };
    const because = [
      ...(named && match ? [reason(`Your error text says: ${match.proves}`)] : []),
      ...(modern
        ? [
            reason(
              `The server answered our up-to-date greeting (${hello.base.version}), so it does not refuse this computer.`,
              [hello.base.attemptId],
            ),
          ]
        : []),
      ...(changed ? [reason('You told us that it worked until an update on this computer.')] : []),
    ];
    return { verdict: named && modern ? 'likely' : 'possible', because, weight: named ? 2 : -2 };
  },
});
