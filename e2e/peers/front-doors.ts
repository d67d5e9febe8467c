import { hangUp, onFirstBytes, reset } from '../../src/main/lab/kit/endings';
import type { Handler } from '../../src/main/lab/kit/listen';
import type { TlsBackend } from '../../src/main/lab/kit/tls-backend';

// What stands in front of servers, and listeners made for what stands in front of them.

const LINE = Buffer.from('PROXY ');
/** What version 2 of the PROXY protocol begins with (HAProxy's proxy-protocol.txt §2.2). */
const SIGNATURE = Buffer.from([0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a]);
const FIXED_PART = 16;

/** Bytes of the header in front, 0 when there is none of these versions. */
const headerLength = (bytes: Buffer, versions: readonly (1 | 2)[]): number => {
  if (versions.includes(1) && bytes.subarray(0, LINE.length).equals(LINE)) return bytes.indexOf('\r\n') + 2;
  if (versions.includes(2) && bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE))
    return FIXED_PART + bytes.readUInt16BE(14);
  return 0;
};

/** Serves who comes with a load balancer's line in front (PROXY protocol), and cuts everybody else, as nginx and HAProxy do. */
export const wantsProxyHeader =
  (backend: TlsBackend, versions: readonly (1 | 2)[] = [1, 2]): Handler =>
  (socket) =>
    onFirstBytes(socket, (bytes) => {
      const length = headerLength(bytes, versions);
      if (length === 0) return reset(socket);
      socket.pause();
      backend(socket, bytes.subarray(length));
    });

/** A front door with nobody behind it: takes the connection and lets it go before a word is said. */
export const nobodyBehind: Handler = (socket) => hangUp(socket);

/** A front door that looks for somebody behind it for a while, and then lets the connection go. */
export const looksForSomebody =
  (ms: number): Handler =>
  (socket) => {
    socket.resume();
    const timer = setTimeout(() => hangUp(socket), ms);
    socket.on('close', () => clearTimeout(timer));
  };

/** A front door that lets every greeting go without a word, and says in plain HTTP that nobody stands behind it. */
export const saysNobodyBehind =
  (status: string): Handler =>
  (socket) =>
    onFirstBytes(socket, (bytes) => {
      if (!/^[A-Z]+ \//.test(bytes.toString('latin1'))) return hangUp(socket);
      hangUp(socket, `HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    });
