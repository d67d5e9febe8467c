import { authorityOf, type Destination, readDestination } from './destination';
import { ownWords } from './own-words';
import { type Errand, failed, noScript, type ProxyMove, type ProxyScript, unsayable, WAIT } from './script';

const REPLY_BYTES = 8;
const GRANTED = 90;

/** SOCKS4 knows no more: "A protocol for TCP proxy across firewalls" (Y. Lee, NEC). */
const REPLIES: { readonly [code: number]: readonly ['refused' | 'auth-needed' | 'auth-refused', string] } = {
  91: ['refused', 'rejected or failed'],
  92: ['auth-needed', 'it can not ask this computer for our user name (identd)'],
  93: ['auth-refused', 'the user name does not match what this computer says (identd)'],
};

/** 0.0.0.x with x not 0 means: the name follows ("SOCKS 4A: a simple extension to SOCKS 4 protocol"). */
const addressOf = (destination: Destination): readonly [Uint8Array, Uint8Array] =>
  destination.kind === 'ipv4'
    ? [destination.bytes, new Uint8Array(0)]
    : [Uint8Array.of(0, 0, 0, 1), new TextEncoder().encode(`${destination.host}\0`)];

/** SOCKS4a: a name, or an IPv6 address written as one, is left for the proxy to look up. There is no password. */
export const socks4a = ({ host, port, user, password }: Errand): ProxyScript => {
  const destination = readDestination(host);
  if (!destination) return noScript(unsayable('this name can not be said to a proxy'));
  // The user name ends with a zero byte: one inside it would begin the host name.
  if (user?.includes('\0')) return noScript(unsayable('a proxy’s user name can not hold a zero byte'));
  if (password) return noScript(unsayable('SOCKS4a knows no password'));
  const [address, name] = addressOf(destination);
  const id = new TextEncoder().encode(user ?? '');
  const request = Uint8Array.of(4, 1, port >> 8, port & 0xff, ...address, ...id, 0, ...name);
  const words = ownWords([]);
  let asked = false;
  const answered = (received: Uint8Array): ProxyMove => {
    const [version, code] = received;
    // The reply's version byte is 0; some servers say 4.
    if (version !== undefined && version !== 0 && version !== 4)
      return failed('not-a-proxy', null, words.show(received, 200));
    if (code === undefined) return WAIT;
    if (code < GRANTED || code > 93) return failed('not-a-proxy', null, 'its answer is not SOCKS4');
    const [what, text] = REPLIES[code] ?? ['refused', 'an unknown reply'];
    if (code !== GRANTED) return failed(what, code, text);
    return received.length < REPLY_BYTES ? WAIT : { do: 'open', used: REPLY_BYTES, label: 'granted (90)' };
  };
  return {
    echoes: words.echoed,
    next(received) {
      if (asked) return answered(received);
      asked = true;
      return { do: 'send', bytes: request, label: `SOCKS4a CONNECT ${authorityOf(destination, port)}` };
    },
  };
};
