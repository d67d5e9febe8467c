/** The entry of Electron's utility process. It imports no electron: `process.parentPort` is all it gets (docs: utilityProcess). */
import './webcrypto';
import { serveRun } from './serve-run';

/** The part of Electron.ParentPort that is used here. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: unknown): void;
}

const parentPort = (): ParentPort => {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (typeof port !== 'object' || port === null || !('postMessage' in port))
    throw new Error('This file runs only as a utility process of the window.');
  return port as ParentPort;
};

/** Long enough for the last message to be through, short enough that nobody waits for this process. */
const LINGER_MS = 2_000;

const port = parentPort();
const server = serveRun(
  (message) => port.postMessage(message),
  () => setTimeout(() => process.exit(0), LINGER_MS),
);
port.on('message', ({ data }) => server.receive(data));
// Nobody is left to tell: close the sockets and go.
port.on('close', () => {
  server.stop();
  setTimeout(() => process.exit(0), LINGER_MS);
});
