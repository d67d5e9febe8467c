import { inOrder } from '../../peers/fronted';
import { fromBefore2009, sessions } from '../../peers/without-signals';
import { causeCases } from '../define-cause-cases';

const REFUSED =
  'ssl.SSLError: [SSL: UNSAFE_LEGACY_RENEGOTIATION_DISABLED] unsafe legacy renegotiation disabled (_ssl.c:997)';

export const cases = causeCases({
  cause: 'legacy-renegotiation-refused',
  holds: [
    {
      name: 'its answer lacks the signal, and Python says that it refused it for that',
      peer: fromBefore2009,
      asked: { message: REFUSED },
      verdict: 'confirmed',
    },
    {
      name: 'its answer lacks the signal, and nothing is known of the program',
      peer: fromBefore2009,
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'it lacks another signal (extended master secret) and sends this one',
      peer: sessions({ ems: false, breaks: false }),
      asked: { message: REFUSED },
    },
    { name: 'a server in order', peer: inOrder, asked: { message: REFUSED } },
  ],
});
