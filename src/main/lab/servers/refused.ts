import { defineServer } from '../define-server';
import { type Listening, listen } from '../kit/listen';
import { healthy } from '../kit/tls-backend';

const NAME = 'backup.lab.test';
const ADDRESS = '127.0.0.1';

const taken = (): never => {
  throw new Error('Another program has taken this port by now, so the repair can’t be shown.');
};

/** A port that was free a moment ago, so that connecting to it is refused. Repaired: a healthy server listens there. */
export const server = defineServer({
  order: 98,
  scenario: {
    id: 'refused',
    title: 'No one at this port',
    story:
      'The backup server was restarted last night. Since this morning the program says that the connection was refused.',
    learn: 'Refused means: the computer is there, and no program listens on this port.',
    recognise: 'The answer comes at once, and says that the connection was refused.',
    ask: 'Ask the server’s owner to start the service, or check the port number.',
    group: 'closed',
    minutes: 2,
    causeId: 'tcp-refused',
    fixable: true,
  },
  start: async ({ pki }) => {
    const handler = await healthy(pki, NAME);
    const probe = await listen(() => undefined, { address: ADDRESS });
    await probe.stop();
    let open: Listening | null = null;
    const close = async () => {
      await open?.stop();
      open = null;
    };
    return {
      host: NAME,
      port: probe.port,
      serverName: NAME,
      addresses: [ADDRESS],
      message: `Error: connect ECONNREFUSED ${ADDRESS}:${probe.port}`,
      side: 'connects',
      program: 'node',
      setFixed: async (fixed) => {
        if (!fixed) await close();
        else open ??= await listen(handler, { address: ADDRESS, port: probe.port }).catch(taken);
      },
      stop: close,
    };
  },
});
