import { behindProxy, forbids, leadsThere, wantsLogin, yesThenCloses } from '../../peers/behind-a-proxy';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'proxy-stops-us',
  holds: [
    {
      name: 'the proxy’s rules forbid it, and directly it works',
      peer: behindProxy(forbids),
      verdict: 'confirmed',
    },
    {
      name: 'the proxy wants a login, and there is no direct way',
      peer: behindProxy(wantsLogin, 'not-directly'),
      verdict: 'likely',
    },
  ],
  not: [
    { name: 'the proxy says yes, and closes behind it', peer: behindProxy(yesThenCloses) },
    { name: 'the proxy leads to the server', peer: behindProxy(leadsThere) },
  ],
});
