import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { endsEvery } from '../../peers/every-hello';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const only = (options: Parameters<typeof tlsBackend>[0]) =>
  labPeer(async (pki) => {
    const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], key: 'rsa' });
    return tlsBackend({ ...credentials(leaf, pki.intermediate), ...options });
  });

export const cases = causeCases({
  cause: 'cipher-none-shared-usual',
  holds: [
    {
      name: 'it takes ARIA alone, with TLS 1.2',
      peer: only({ ciphers: 'ECDHE-ARIA128-GCM-SHA256', maxVersion: 'TLSv1.2' }),
      verdict: 'confirmed',
    },
    {
      name: 'it takes Camellia alone, with TLS 1.2',
      peer: only({ ciphers: 'CAMELLIA128-SHA', maxVersion: 'TLSv1.2' }),
      verdict: 'confirmed',
    },
    {
      // The other questions leave no more connections than the pair takes.
      name: 'it takes AES-CCM alone, with TLS 1.3',
      peer: only({ ciphers: 'TLS_AES_128_CCM_SHA256', minVersion: 'TLSv1.3' }),
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'it takes X448 alone, with usual methods',
      peer: only({ ecdhCurve: 'X448' }),
    },
    { name: 'it answers every greeting with an error signal', peer: labPeer(() => endsEvery('alert')) },
    { name: 'it answers', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
