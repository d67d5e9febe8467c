import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { behindNarrowWay, filteredBy, losesLarge, stallsAfter } from '../../peers/on-the-way';
import { causeCases } from '../define-cause-cases';

const VPN = { answers: { 'network-kind': 'vpn' } };

export const cases = causeCases({
  cause: 'mtu-blackhole',
  holds: [
    {
      name: 'small answers arrive and large ones get lost, over a VPN',
      peer: behindNarrowWay(losesLarge(600)),
      asked: VPN,
      verdict: 'likely',
    },
    {
      name: 'every answer begins and then stalls, and it works from another network',
      peer: behindNarrowWay(stallsAfter(200)),
      asked: { answers: { elsewhere: 'works' } },
      verdict: 'likely',
    },
    {
      name: 'greetings of more than 1,400 bytes get lost, and a browser is what fails',
      peer: labPeer(filteredBy(({ bytes }) => (bytes.length > 1_400 ? 'lose' : 'let-through'))),
      asked: { program: 'browser' },
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'greetings of more than 1,400 bytes are cut off, over a VPN: somebody read them',
      peer: labPeer(filteredBy(({ bytes }) => (bytes.length > 1_400 ? 'cut' : 'let-through'))),
      asked: { ...VPN, program: 'browser' },
    },
    {
      name: 'it never answers anything, over a VPN: nothing small arrives either, so nothing tells large from small',
      peer: labPeer(() => (socket) => socket.resume()),
      asked: VPN,
      verdict: 'unknown',
    },
    { name: 'all is in order, over a VPN', peer: labPeer((pki) => healthy(pki, LAB_NAME)), asked: VPN },
  ],
});
