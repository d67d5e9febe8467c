import { hangUp } from '../../../src/main/lab/kit/endings';
import type { Handler } from '../../../src/main/lab/kit/listen';
import { peekHello } from '../../../src/main/lab/kit/peek-hello';
import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME } from '../../peers/lab-peer';
import { severalAddresses } from '../../peers/several-addresses';
import { causeCases } from '../define-cause-cases';

const closes: Handler = (socket) => peekHello(socket, () => hangUp(socket));

export const cases = causeCases({
  cause: 'one-bad-node',
  holds: [
    {
      name: 'one of two computers closes on every greeting',
      peer: severalAddresses(async (pki) => ({
        '127.0.0.1': await healthy(pki, LAB_NAME),
        '127.0.0.2': closes,
      })),
      verdict: 'confirmed',
    },
    {
      name: 'on one of three computers nothing listens',
      peer: severalAddresses(async (pki) => {
        const good = await healthy(pki, LAB_NAME);
        return { '127.0.0.1': good, '127.0.0.2': null, '127.0.0.3': good };
      }),
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'both computers close on every greeting',
      peer: severalAddresses(() => ({ '127.0.0.1': closes, '127.0.0.2': closes })),
    },
    {
      name: 'only the newer kind of address fails',
      peer: severalAddresses(async (pki) => ({ '127.0.0.1': await healthy(pki, LAB_NAME), '::1': null })),
    },
    {
      name: 'both computers are in order',
      peer: severalAddresses(async (pki) => {
        const good = await healthy(pki, LAB_NAME);
        return { '127.0.0.1': good, '127.0.0.2': good };
      }),
    },
  ],
});
