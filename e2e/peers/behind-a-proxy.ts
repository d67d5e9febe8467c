import { connect } from 'node:net';
import { hangUp, onFirstBytes } from '../../src/main/lab/kit/endings';
import { type Handler, type Listening, listen } from '../../src/main/lab/kit/listen';
import { healthy } from '../../src/main/lab/kit/tls-backend';
import type { LabPki } from '../../src/main/lab/pki';
import type { StartCausePeer } from '../cases/define-cause-cases';
import { authority, LAB_NAME } from './lab-peer';

// An HTTP proxy on loopback in front of a server, and what such proxies do.

/** What a proxy does with one CONNECT; `server`: where the server listens. */
export type Proxying = (server: number) => Handler;

const YES = 'HTTP/1.1 200 Connection established\r\n\r\n';

const refusing =
  (answer: string): Proxying =>
  () =>
  (socket) =>
    onFirstBytes(socket, () => hangUp(socket, answer));

/** Leads to the server. */
export const leadsThere: Proxying = (server) => (socket) =>
  onFirstBytes(socket, () => {
    const upper = connect({ host: '127.0.0.1', port: server, allowHalfOpen: true });
    upper.on('error', () => socket.destroy());
    socket.on('close', () => upper.destroy());
    socket.write(YES);
    socket.pipe(upper).pipe(socket);
  });

/** Wants a name and a password. */
export const wantsLogin = refusing(
  'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="lab"\r\nContent-Length: 0\r\n\r\n',
);

/** Says that its rules do not allow it. */
export const forbids = refusing('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');

/** Says yes, and then does `then` with what comes. */
const yesAnd =
  (then: Handler): Proxying =>
  () =>
  (socket) =>
    onFirstBytes(socket, () => {
      socket.write(YES);
      onFirstBytes(socket, () => then(socket));
    });

/** Says yes, and closes as soon as the greeting comes. */
export const yesThenCloses = yesAnd((socket) => hangUp(socket));

/** Says yes, and answers the greeting with a page of its own. */
export const yesThenPage = yesAnd((socket) =>
  hangUp(socket, 'HTTP/1.1 403 Blocked\r\nContent-Type: text/html\r\n\r\n<h1>Blocked by policy</h1>'),
);

/** Every second request is let through, the others meet a proxy that is overloaded. */
export const everySecond: Proxying = (server) => {
  const [through, busy] = [
    leadsThere(server),
    refusing('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n')(server),
  ];
  let count = 0;
  return (socket) => {
    count += 1;
    (count % 2 === 0 ? busy : through)(socket);
  };
};

const stopAll = (all: readonly Listening[]) => async () => {
  await Promise.all(all.map((one) => one.stop()));
};

/**
 * A server on 127.0.0.1 and a proxy before it, which the run is told of. `server` null: nothing listens at the server's port, as behind
 * a firewall that lets nobody out, while the proxy has a server of its own to lead to.
 */
export const behindProxy =
  (
    proxying: Proxying,
    server: ((pki: LabPki) => Promise<Handler> | Handler) | 'not-directly' = (pki) => healthy(pki, LAB_NAME),
  ): StartCausePeer =>
  async () => {
    const pki = await authority();
    const build = server === 'not-directly' ? (one: LabPki) => healthy(one, LAB_NAME) : server;
    const origin = await listen(await build(pki));
    const closed = server === 'not-directly' ? await freePort() : null;
    const proxy = await listen(proxying(origin.port));
    return {
      port: closed ?? origin.port,
      stop: stopAll([origin, proxy]),
      target: {
        host: LAB_NAME,
        display: `${LAB_NAME}:${closed ?? origin.port}`,
        serverName: LAB_NAME,
        extraRoots: [pki.root.pem],
      },
      options: { proxy: { kind: 'http', host: '127.0.0.1', port: proxy.port, user: null } },
    };
  };

/** A port on which nothing listens. */
export const freePort = async (): Promise<number> => {
  const { port, stop } = await listen((socket) => socket.destroy());
  await stop();
  return port;
};
