import type { ClientHello } from '../../../src/main/engine/wire/api';
import { credentials, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { deviceBefore, fronted, inOrder } from '../../peers/fronted';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const TLS13 = 0x0304;

const offers13 = (hello: ClientHello | null): boolean => hello?.supportedVersions.includes(TLS13) === true;

const only12 = labPeer(async (pki) => {
  const backend = tlsBackend({
    ...credentials(await pki.server(LAB_NAME), pki.intermediate),
    maxVersion: 'TLSv1.2',
  });
  return (socket) => backend(socket);
});

const before12 = (how: 'fin' | 'rst') =>
  labPeer(async (pki) => {
    const backend = tlsBackend({
      ...credentials(await pki.server(LAB_NAME), pki.intermediate),
      maxVersion: 'TLSv1.2',
    });
    return deviceBefore(
      ({ hello }) => (offers13(hello) ? how : 'on'),
      (socket, first) => {
        socket.unshift(first);
        backend(socket);
      },
    );
  });

export const cases = causeCases({
  cause: 'version-intolerance',
  holds: [
    {
      name: 'it closes as soon as TLS 1.3 is among the versions',
      peer: before12('fin'),
      verdict: 'confirmed',
    },
    {
      name: 'a device in front of it cuts greetings with TLS 1.3 off',
      peer: before12('rst'),
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'a device chokes on 256 to 511 bytes, which TLS 1.2 alone stays below',
      peer: fronted(({ bytes }) => (bytes >= 256 && bytes <= 511 ? 'fin' : 'on')),
    },
    { name: 'it chooses TLS 1.2 when 1.3 is offered too', peer: only12 },
    { name: 'a server in order', peer: inOrder },
  ],
});
