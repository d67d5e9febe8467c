import { finiteFieldOnly } from '../../peers/finite-field';
import { inOrder } from '../../peers/fronted';
import { causeCases } from '../define-cause-cases';

const TOO_SMALL = 'error:0A00018A:SSL routines::dh key too small';
const OLD_JAVA =
  'javax.net.ssl.SSLException: java.lang.RuntimeException: Could not generate DH keypair\nCaused by: java.security.InvalidAlgorithmParameterException: Prime size must be multiple of 64, and can only range from 512 to 1024 (inclusive)';

export const cases = causeCases({
  cause: 'dh-params-unacceptable',
  holds: [
    {
      name: 'its number has 1024 bits, and OpenSSL says that it is too small',
      peer: finiteFieldOnly('modp2'),
      asked: { message: TOO_SMALL },
      verdict: 'confirmed',
    },
    {
      name: 'its number has 2048 bits, and Java 7 says that it is too long',
      peer: finiteFieldOnly('modp14'),
      asked: { message: OLD_JAVA },
      verdict: 'confirmed',
    },
    {
      name: 'its number has 1536 bits, which strict programs alone refuse',
      peer: finiteFieldOnly('modp5'),
      verdict: 'possible',
    },
  ],
  not: [
    { name: 'its number has 2048 bits, as it should', peer: finiteFieldOnly('modp14') },
    {
      name: 'its number has 1024 bits, which old Java can handle',
      peer: finiteFieldOnly('modp2'),
      asked: { message: OLD_JAVA },
    },
    { name: 'a server in order, with elliptic curves', peer: inOrder },
  ],
});
