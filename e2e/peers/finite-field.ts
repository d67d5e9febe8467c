import { getDiffieHellman } from 'node:crypto';
import { credentials, tlsBackend } from '../../src/main/lab/kit/tls-backend';
import type { StartCausePeer } from '../cases/define-cause-cases';
import { LAB_NAME, labPeer } from './lab-peer';

/** DER of a length: short form up to 127 bytes, else how many bytes follow (X.690 §8.1.3). */
const lengthOf = (size: number): number[] =>
  size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];

const element = (tag: number, content: readonly number[]): number[] => [
  tag,
  ...lengthOf(content.length),
  ...content,
];

/** An INTEGER; a leading zero keeps it positive. */
const integer = (bytes: Uint8Array): number[] => element(0x02, [0, ...bytes]);

/** DHParameter of PKCS #3 in PEM, from one of the published groups: modp2 has 1024 bits, modp5 1536, modp14 2048 (RFC 2409, RFC 3526). */
const parameters = (group: 'modp2' | 'modp5' | 'modp14'): string => {
  const known = getDiffieHellman(group);
  const der = element(0x30, [...integer(known.getPrime()), ...integer(known.getGenerator())]);
  return `-----BEGIN DH PARAMETERS-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END DH PARAMETERS-----\n`;
};

/** A server of TLS 1.2 that exchanges keys by Diffie-Hellman in finite fields alone, with this group. */
export const finiteFieldOnly = (group: Parameters<typeof parameters>[0]): StartCausePeer =>
  labPeer(async (pki) => {
    const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], key: 'rsa' });
    const backend = tlsBackend({
      ...credentials(leaf, pki.intermediate),
      dhparam: parameters(group),
      ciphers: 'DHE-RSA-AES128-GCM-SHA256:DHE-RSA-AES256-GCM-SHA384:@SECLEVEL=0',
      maxVersion: 'TLSv1.2',
    });
    return (socket) => backend(socket);
  });
