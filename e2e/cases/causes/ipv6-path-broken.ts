import { hangUp } from '../../../src/main/lab/kit/endings';
import { peekHello } from '../../../src/main/lab/kit/peek-hello';
import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME } from '../../peers/lab-peer';
import { severalAddresses } from '../../peers/several-addresses';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'ipv6-path-broken',
  holds: [
    {
      name: 'on IPv6 nothing listens, on IPv4 all is in order',
      peer: severalAddresses(async (pki) => ({ '127.0.0.1': await healthy(pki, LAB_NAME), '::1': null })),
      verdict: 'confirmed',
    },
    {
      name: 'on IPv6 greetings get lost, on IPv4 all is in order',
      peer: severalAddresses(async (pki) => ({
        '127.0.0.1': await healthy(pki, LAB_NAME),
        '::1': (socket) => socket.resume(),
      })),
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'the computer at the IPv6 address reads the greeting and closes: one bad node',
      peer: severalAddresses(async (pki) => ({
        '127.0.0.1': await healthy(pki, LAB_NAME),
        '::1': (socket) => peekHello(socket, () => hangUp(socket)),
      })),
    },
    {
      name: 'both kinds of address answer',
      peer: severalAddresses(async (pki) => {
        const good = await healthy(pki, LAB_NAME);
        return { '127.0.0.1': good, '::1': good };
      }),
    },
  ],
});
