import type { Evidence } from '../../shared/model/evidence';

const STANDING = [
  'We looked from this computer, over a direct connection. From another network, or through a proxy, the result can differ.',
  'We did not look into your program: its settings, its log and what it really sends are not known here.',
  'The certificate was compared with this computer’s list of trusted roots. Some programs (Java, Python, Node) bring a list of their own.',
  'We did not ask whether the certificate has been withdrawn (revocation), and we did not try every encryption method one by one.',
];

/** What could not be seen from here, for this run in particular and always. */
export const limitsOf = (evidence: Evidence, cut: number, cancelled: boolean): string[] => {
  const asked = evidence['client-certificate'];
  const hidden =
    asked?.status === 'ok' && asked.facts.asked === null
      ? [
          'With TLS 1.3 the server asks for a certificate of the program’s own where an onlooker can’t see it; we could only watch how the connection ended.',
        ]
      : [];
  return [
    ...(cancelled ? ['The check was stopped before it was finished, so some questions have no answer.'] : []),
    ...(cut > 0
      ? [
          `${cut === 1 ? '1 connection is' : `${cut} connections are`} not shown one by one, because the list is limited to 80.`,
        ]
      : []),
    ...hidden,
    ...STANDING,
  ];
};
