import { answerLabRequest } from './answer';
import { startLab } from './start-lab';

/** The part of Electron's `process.parentPort` that is used here; it exists only inside a utility process. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const parentPort = (process as unknown as { readonly parentPort?: ParentPort }).parentPort;

/** Entry of the lab's utility process: requests in, replies out (shared/ipc/lab-messages). Its servers end with it. */
if (parentPort !== undefined) {
  const lab = startLab();
  // Each request that comes gets to hear of a failure; without a request it must not end the process.
  lab.catch(() => undefined);
  parentPort.on('message', ({ data }) => {
    void answerLabRequest(lab, data).then((reply) => {
      if (reply !== null) parentPort.postMessage(reply);
    });
  });
}
