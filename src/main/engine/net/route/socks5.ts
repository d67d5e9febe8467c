import { authorityOf, type Destination, readDestination } from './destination';
import { ownWords } from './own-words';
import { type Errand, failed, noScript, type ProxyMove, type ProxyScript, unsayable, WAIT } from './script';

const VERSION = 5;
const NO_LOGIN = 0;
const NAME_AND_PASSWORD = 2;
const NO_METHOD = 0xff;

/** RFC 1928 §6. 'bad-gateway': the proxy says that it tried, and what came of it. */
const REPLIES: { readonly [code: number]: readonly ['refused' | 'forbidden' | 'bad-gateway', string] } = {
  1: ['refused', 'general failure'],
  2: ['forbidden', 'connection not allowed by its rules'],
  3: ['bad-gateway', 'network unreachable'],
  4: ['bad-gateway', 'host unreachable'],
  5: ['bad-gateway', 'connection refused by the server'],
  6: ['bad-gateway', 'the way there is too long (TTL expired)'],
  7: ['refused', 'it does not know the command CONNECT'],
  8: ['refused', 'it does not know this type of address'],
};

/** Length of the address in a reply, behind its type byte (RFC 1928 §5); null while that can't be seen. */
const addressLength = (type: number | undefined, first: number | undefined): number | null => {
  if (type === 1) return 4;
  if (type === 4) return 16;
  if (type === 3 && first !== undefined) return 1 + first;
  return null;
};

const addressField = (destination: Destination): Uint8Array => {
  if (destination.kind === 'ipv4') return Uint8Array.of(1, ...destination.bytes);
  if (destination.kind === 'ipv6') return Uint8Array.of(4, ...destination.bytes);
  const name = new TextEncoder().encode(destination.host);
  return Uint8Array.of(3, name.length, ...name);
};

const replyMove = (reply: Uint8Array, from: number): ProxyMove => {
  const [version, code, , type, first] = reply;
  if (version !== VERSION) return failed('not-a-proxy', null, 'its answer is not SOCKS5');
  // A refusal may be cut short, and its address says nothing anyway.
  if (code !== 0 && code !== undefined) {
    const [what, text] = REPLIES[code] ?? ['refused', 'an unknown reply'];
    return failed(what, code, text);
  }
  if (type === undefined) return WAIT;
  if (type !== 1 && type !== 3 && type !== 4) return failed('not-a-proxy', null, 'its answer is not SOCKS5');
  const length = addressLength(type, first);
  if (length === null || reply.length < 6 + length) return WAIT;
  return { do: 'open', used: from + 6 + length, label: 'accepted (0)' };
};

/** `gave`: a user name was offered. RFC 1928 §3. */
const methodMove = (method: number, gave: boolean): ProxyMove | null => {
  if (method === NO_LOGIN || (method === NAME_AND_PASSWORD && gave)) return null;
  if (method === NAME_AND_PASSWORD || (method === NO_METHOD && !gave))
    return failed('auth-needed', null, 'it accepts no connection without a login');
  return failed(
    'auth-unsupported',
    null,
    method === NO_METHOD ? 'it accepts no login of ours' : `login method ${method}`,
  );
};

/** Two bytes are all that may come before we go on; an echo of our own words is longer. */
const notSocks = (
  answer: Uint8Array,
  versions: readonly number[],
  show: (bytes: Uint8Array, max: number) => string,
): ProxyMove | null =>
  answer.length <= 2 && (answer[0] === undefined || versions.includes(answer[0]))
    ? null
    : failed('not-a-proxy', null, show(answer, 200));

/** Where in the conversation we are: what was asked last. */
type Asked = 'nothing' | 'method' | 'login' | 'connect';

/** SOCKS5 (RFC 1928), with user name and password (RFC 1929) when a user was given. A name is left for the proxy to look up. */
export const socks5 = ({ host, port, user, password }: Errand): ProxyScript => {
  const destination = readDestination(host);
  if (!destination) return noScript(unsayable('this name can not be said to a proxy'));
  const name = new TextEncoder().encode(user ?? '');
  const secret = new TextEncoder().encode(password ?? '');
  if (name.length > 255 || secret.length > 255)
    return noScript(unsayable('SOCKS5 takes at most 255 bytes of name and password each'));
  const words = ownWords([password ?? '']);
  const gave = user !== null;
  let asked: Asked = 'nothing';
  /** Where the answer to the last question begins. */
  let from = 0;
  const send = (next: Asked, bytes: Uint8Array, label: string): ProxyMove => {
    asked = next;
    return { do: 'send', bytes, label };
  };
  const connect = (): ProxyMove =>
    send(
      'connect',
      Uint8Array.of(VERSION, 1, 0, ...addressField(destination), port >> 8, port & 0xff),
      `SOCKS5 CONNECT ${authorityOf(destination, port)}`,
    );
  const steps: { readonly [A in Asked]: (answer: Uint8Array) => ProxyMove } = {
    nothing: () =>
      send(
        'method',
        gave ? Uint8Array.of(VERSION, 2, NO_LOGIN, NAME_AND_PASSWORD) : Uint8Array.of(VERSION, 1, NO_LOGIN),
        gave ? 'SOCKS5 hello: with or without a login' : 'SOCKS5 hello: without a login',
      ),
    method: (answer) => {
      const [, method] = answer;
      const wrong = notSocks(answer, [VERSION], words.show);
      if (wrong || method === undefined) return wrong ?? WAIT;
      const refusal = methodMove(method, gave);
      if (refusal) return refusal;
      from += 2;
      return method === NO_LOGIN
        ? connect()
        : send(
            'login',
            Uint8Array.of(1, name.length, ...name, secret.length, ...secret),
            'user name and password',
          );
    },
    login: (answer) => {
      const [, status] = answer;
      // RFC 1929 §2 says version 1; some servers repeat that of SOCKS.
      const wrong = notSocks(answer, [1, VERSION], words.show);
      if (wrong || status === undefined) return wrong ?? WAIT;
      if (status !== 0) return failed('auth-refused', status, 'name or password not accepted');
      from += 2;
      return connect();
    },
    connect: (answer) => (answer.length < 2 ? WAIT : replyMove(answer, from)),
  };
  return { echoes: words.echoed, next: (received) => steps[asked](received.subarray(from)) };
};
