import { hangUp } from '../../../src/main/lab/kit/endings';
import { peekHello } from '../../../src/main/lab/kit/peek-hello';
import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { page } from '../../peers/plain-pages';
import { causeCases } from '../define-cause-cases';

const closes = labPeer(() => (socket) => peekHello(socket, () => hangUp(socket)));

export const cases = causeCases({
  cause: 'geo-or-reputation-block',
  holds: [
    {
      name: 'every greeting is closed on, it works elsewhere, and a protection service stands in front',
      peer: closes,
      asked: { answers: { elsewhere: 'works', 'front-end': 'cloudflare', 'allow-list': 'no' } },
      verdict: 'likely',
    },
    {
      name: 'a page says that it is for legal reasons',
      peer: labPeer(() => page('451 Unavailable For Legal Reasons')),
      verdict: 'likely',
      // That plain text answers there is measured, and goes before it.
      headline: false,
    },
  ],
  not: [
    {
      name: 'every greeting is closed on, from another network too',
      peer: closes,
      asked: { answers: { elsewhere: 'fails', 'front-end': 'cloudflare' } },
    },
    {
      name: 'all is in order, behind a protection service',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked: { answers: { elsewhere: 'works', 'front-end': 'cloudflare' } },
    },
  ],
});
