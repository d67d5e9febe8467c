import type { ClientHello } from '../../../src/main/engine/wire/api';
import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { filteredBy } from '../../peers/on-the-way';
import { causeCases } from '../define-cause-cases';

const PROGRAM = { client: 'python-3-11', program: 'python' } as const;
/** encrypt_then_mac (RFC 7366): OpenSSL and what is built on it name it, browsers do not; no server needs it to agree. */
const ENCRYPT_THEN_MAC = 22;

const looksLikeOpenssl = (hello: ClientHello | null): boolean =>
  hello?.extensions.some(({ type }) => type === ENCRYPT_THEN_MAC) === true;

const withoutTls13 = (hello: ClientHello | null): boolean => (hello?.supportedVersions.length ?? 0) === 0;

export const cases = causeCases({
  cause: 'waf-handshake-fingerprint',
  holds: [
    {
      name: 'whoever greets as OpenSSL does is cut off, and Python is what fails',
      peer: labPeer(filteredBy(({ hello }) => (looksLikeOpenssl(hello) ? 'cut' : 'let-through'))),
      asked: PROGRAM,
      verdict: 'likely',
    },
    {
      name: 'greetings without a session id are cut off, and .NET is what fails',
      peer: labPeer(filteredBy(({ hello }) => (hello?.sessionId.length === 0 ? 'cut' : 'let-through'))),
      asked: { program: 'dotnet' },
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'it cuts off whoever does not speak TLS 1.3, and an old program is what fails',
      peer: labPeer(filteredBy(({ hello }) => (withoutTls13(hello) ? 'cut' : 'let-through'))),
      asked: { client: 'mono-6-8' },
    },
    {
      name: 'it takes every greeting, and Python is what fails',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked: PROGRAM,
    },
    {
      name: 'it takes every greeting, and no program was chosen, so nothing was compared',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      verdict: 'unknown',
    },
  ],
});
