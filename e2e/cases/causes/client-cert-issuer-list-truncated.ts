import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import type { LabPki } from '../../../src/main/lab/pki';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

/** Authorities whose names take about 163 bytes each in the list. */
const authorities = (pki: LabPki, count: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const number = String(at).padStart(3, '0');
      const made = await pki.make({
        subject: `CN=Certification Authority number ${number} of a computer that trusts many, OU=Department ${number}, O=Some organisation with a long name, C=DE`,
        names: [],
        authority: true,
        issuer: null,
      });
      return made.pem;
    }),
  );

const trusting = (count: number) =>
  labPeer(async (pki) =>
    tlsBackend({
      ...credentials(await pki.server(LAB_NAME), pki.intermediate),
      ca: await authorities(pki, count),
      requestCert: true,
      rejectUnauthorized: true,
      maxVersion: 'TLSv1.2',
    }),
  );

// Where a list was cut can't be seen, only where it ends: without the server's log it is never more than possible.
export const cases = causeCases({
  cause: 'client-cert-issuer-list-truncated',
  holds: [
    { name: 'its list ends right before 16 kilobytes', peer: trusting(99), verdict: 'possible' },
    {
      name: 'its list ends right before 16 kilobytes, and its log says that it was cut',
      peer: trusting(99),
      asked: { message: 'Log: System, Source: Schannel, Event ID: 36885' },
      verdict: 'likely',
      headline: false,
    },
  ],
  not: [
    { name: 'its list is longer than Windows would send', peer: trusting(125) },
    { name: 'its list names three', peer: trusting(3) },
    { name: 'it asks for nothing', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
