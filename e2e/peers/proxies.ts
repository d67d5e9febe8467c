import type { ProxyServer } from '../../src/shared/model/way';
import { afterHello, atOnce, drip, forever, type StartPeer } from './peer';

// Proxies that mean no good. The server that was asked for is never reached through any of them.

interface HostileProxy {
  readonly kind: ProxyServer['kind'];
  readonly start: StartPeer;
}

const http = (start: StartPeer): HostileProxy => ({ kind: 'http', start });
const socks5 = (start: StartPeer): HostileProxy => ({ kind: 'socks5', start });
const socks4a = (start: StartPeer): HostileProxy => ({ kind: 'socks4a', start });

const OPEN = 'HTTP/1.1 200 Connection established\r\n\r\n';
const ESCAPES = '\u001b[2J\u001b]0;gotcha\u0007\u202e\u0085<img src=x onerror=alert(1)>';

/** Each piece when something has come, in turn. */
const byTurns = (...pieces: readonly (readonly number[])[]): StartPeer =>
  atOnce((socket) => {
    const waiting = [...pieces];
    socket.on('data', () => {
      const next = waiting.shift();
      if (next && socket.writable) socket.write(Uint8Array.from(next));
    });
  });
const says = (text: string): StartPeer => afterHello((socket) => socket.write(text));

/** By the name of what is wrong with each. */
export const HOSTILE_PROXIES: Readonly<Record<string, HostileProxy>> = {
  'HTTP: says nothing': http(atOnce(() => undefined)),
  'HTTP: a header without end': http(
    afterHello((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      forever(socket, Buffer.from('X-More: and more\r\n'));
    }),
  ),
  'HTTP: a header line without end': http(
    afterHello((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-Bomb: ');
      forever(socket, Buffer.alloc(4_096, 'b'));
    }),
  ),
  'HTTP: ten thousand headers': http(says(`HTTP/1.1 200 OK\r\n${'A: 1\r\n'.repeat(10_000)}\r\n`)),
  'HTTP: one byte at a time': http(afterHello((socket) => drip(socket, Buffer.from(OPEN), 300))),
  'HTTP: interim answers without end': http(
    afterHello((socket) => forever(socket, Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'))),
  ),
  'HTTP: closes behind 200': http(afterHello((socket) => socket.end(OPEN))),
  'HTTP: resets behind 200': http(afterHello((socket) => socket.write(OPEN, () => socket.resetAndDestroy()))),
  'HTTP: silent behind 200': http(says(OPEN)),
  'HTTP: junk behind 200': http(says(`${OPEN}${ESCAPES}`)),
  'HTTP: junk': http(says(`${ESCAPES}\0\0\r\n\r\n`)),
  'HTTP: a refusal made to harm a terminal': http(
    says(
      `HTTP/1.1 407 ${ESCAPES}\r\nProxy-Authenticate: Basic realm="${ESCAPES}"\r\nVia: ${ESCAPES}\r\n\r\n${ESCAPES}`,
    ),
  ),
  'HTTP: a refusal with a page without end': http(
    afterHello((socket) => {
      socket.write('HTTP/1.1 403 Forbidden\r\nContent-Length: 99999999999999999999\r\n\r\n');
      forever(socket, Buffer.alloc(4_096, 'never ends '));
    }),
  ),
  'HTTP: a code that no document knows': http(says('HTTP/9.9 999999 Yes\r\n\r\n')),
  'SOCKS5: says nothing': socks5(atOnce(() => undefined)),
  'SOCKS5: closes at once': socks5(atOnce((socket) => socket.end())),
  'SOCKS5: is a web server': socks5(says('HTTP/1.1 400 Bad Request\r\n\r\n')),
  'SOCKS5: a way to log in that nobody offered': socks5(byTurns([5, 0x77])),
  'SOCKS5: a log-in that never ends': socks5(byTurns([5, 0], [5])),
  'SOCKS5: an address of a kind that does not exist': socks5(
    byTurns([5, 0], [5, 0, 0, 99, 1, 2, 3, 4, 5, 6]),
  ),
  'SOCKS5: an address that says too much': socks5(byTurns([5, 0], [5, 0, 0, 3, 255, 65])),
  'SOCKS5: a code that no document knows': socks5(byTurns([5, 0], [5, 200, 0, 1, 0, 0, 0, 0, 0, 0])),
  'SOCKS5: zeros without end': socks5(atOnce((socket) => forever(socket, new Uint8Array(512)))),
  'SOCKS5: silent behind its consent': socks5(byTurns([5, 0], [5, 0, 0, 1, 127, 0, 0, 1, 0, 80])),
  'SOCKS5: more than was agreed on': socks5(
    byTurns([5, 0], [5, 0, 0, 1, 127, 0, 0, 1, 0, 80, ...Buffer.from(ESCAPES)]),
  ),
  'SOCKS4a: half an answer': socks4a(byTurns([0, 90, 0])),
  'SOCKS4a: another version': socks4a(byTurns([5, 0, 0, 0, 0, 0, 0, 0])),
  'SOCKS4a: a code that no document knows': socks4a(byTurns([0, 200, 0, 0, 0, 0, 0, 0])),
};
