import { hangUp } from '../../../src/main/lab/kit/endings';
import { peekHello } from '../../../src/main/lab/kit/peek-hello';
import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { page } from '../../peers/plain-pages';
import { resignedBy } from '../../peers/resigned';
import { causeCases } from '../define-cause-cases';

const closes = labPeer(() => (socket) => peekHello(socket, () => hangUp(socket)));

export const cases = causeCases({
  cause: 'inspection-policy-block',
  holds: [
    {
      name: 'a gateway shows a certificate for its own page',
      peer: labPeer(resignedBy('CN=Zscaler Root CA, O=Zscaler Inc.', ['block.gateway.test'])),
      verdict: 'likely',
      // The wrong name in the certificate was read directly, and goes before it.
      headline: false,
    },
    {
      name: 'a page in plain text says that the site is blocked, and by whom',
      peer: labPeer(() => page('403 Forbidden', [], '<h1>FortiGate: access to this site is blocked</h1>')),
      verdict: 'likely',
      headline: false,
    },
    {
      name: 'a page in plain text says that the site is blocked, and names nobody',
      peer: labPeer(() => page('403 Forbidden', [], '<h1>Access to this site is blocked</h1>')),
      verdict: 'possible',
      headline: false,
    },
    {
      name: 'every greeting is closed on, and it works from another network',
      peer: closes,
      asked: { answers: { elsewhere: 'works' } },
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'every greeting is closed on, from another network too',
      peer: closes,
      asked: { answers: { elsewhere: 'fails' } },
    },
    {
      name: 'a gateway looks into the connection and lets it through',
      peer: labPeer(resignedBy('CN=Zscaler Root CA, O=Zscaler Inc.')),
    },
    { name: 'a page in plain text that blocks nothing', peer: labPeer(() => page('400 Bad Request')) },
    { name: 'all is in order', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
