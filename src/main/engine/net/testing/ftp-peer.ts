import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureVersion, TLSSocket } from 'node:tls';
import { makeCertificate, pem } from '../trust/testing/make-chain';

const leaf = makeCertificate({ subject: 'ftp.lab.test', names: ['ftp.lab.test'] });
const key = leaf.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** How a scripted FTPS server behaves; each wish is one thing that real servers do. */
export interface FtpServer {
  /** The data connection has to take up the session of the control connection (vsftpd's require_ssl_reuse). */
  readonly requiresReuse?: boolean;
  readonly version?: SecureVersion;
  /** Secure from the first byte (port 990). */
  readonly implicit?: boolean;
  readonly refusesLogin?: boolean;
  /** Answers EPSV with 500, and PASV with this address. */
  readonly oldAddress?: string;
  /** Never comes to an end with its last reply. */
  readonly endless?: boolean;
  /** Answers PROT with 536: data only in the clear. */
  readonly plainData?: boolean;
}

/** A scripted FTPS server on loopback. `commands`: what clients said on control connections. `reused`: of each data connection. */
export interface FtpPeer {
  readonly port: number;
  readonly commands: string[];
  readonly reused: boolean[];
  close(): Promise<void>;
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

class FtpConversation {
  private readonly dataSockets: Socket[] = [];
  private readonly waiting: ((socket: Socket) => void)[] = [];

  constructor(
    private readonly wishes: FtpServer,
    private readonly peer: FtpPeer,
    private readonly dataPort: number,
    private readonly secured: TLSSocket,
    private readonly makeSecure: (socket: Socket) => TLSSocket,
  ) {}

  offer(socket: Socket): void {
    const next = this.waiting.shift();
    if (next) next(socket);
    else this.dataSockets.push(socket);
  }

  answer(command: string): void {
    this.peer.commands.push(command);
    const [verb = ''] = command.split(' ');
    const { plainData, refusesLogin, oldAddress } = this.wishes;
    const port = `${this.dataPort >> 8},${this.dataPort & 255}`;
    const replies: Readonly<Record<string, string>> = {
      USER: '331 A password, please.',
      PASS: refusesLogin ? '530 Not for guests.' : '230-Welcome\r\n230 Logged in.',
      PBSZ: '200 PBSZ=0',
      PROT: plainData ? '536 Only in the clear.' : '200 Private.',
      EPSV: oldAddress ? '500 What?' : `229 Entering Extended Passive Mode (|||${this.dataPort}|)`,
      PASV: `227 Entering Passive Mode (${oldAddress?.replaceAll('.', ',')},${port}).`,
    };
    if (verb === 'LIST') this.list();
    else this.say(replies[verb] ?? '502 No.');
  }

  private say(line: string): void {
    this.secured.write(`${line}\r\n`);
  }

  private list(): void {
    this.say('150 Here it comes.');
    const ready = this.dataSockets.shift();
    if (ready) this.send(ready);
    else this.waiting.push((socket) => this.send(socket));
  }

  private send(socket: Socket): void {
    const data = this.makeSecure(socket);
    data.on('error', () => {});
    data.once('secure', () => {
      const reused = data.isSessionReused();
      this.peer.reused.push(reused);
      if (this.wishes.requiresReuse && !reused) {
        data.destroy();
        this.say('522 SSL connection failed: session reuse required');
        return;
      }
      data.end('-rw-r--r-- 1 ftp ftp 5 Jan 1 00:00 file\r\n');
      if (!this.wishes.endless) this.say('226 Done.');
    });
  }
}

/** Lines of a stream, one at a time. */
const onLines = (socket: NodeJS.ReadableStream, take: (line: string) => void): void => {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
      const line = text.slice(0, end).trim();
      text = text.slice(end + 1);
      take(line);
    }
  });
};

/** Starts it, with one port for control and one for data. */
export const startFtpPeer = async (wishes: FtpServer = {}): Promise<FtpPeer> => {
  const open = new Set<Socket>();
  const version = wishes.version ?? 'TLSv1.3';
  // One context for both ports: its ticket key is what makes a session of one good on the other.
  const secureContext = createSecureContext({
    key,
    cert: pem(leaf),
    minVersion: version,
    maxVersion: version,
  });
  const makeSecure = (socket: Socket) => new TLSSocket(socket, { isServer: true, secureContext });
  let current: FtpConversation | null = null;
  const watched = (take: (socket: Socket) => void) =>
    createServer((socket) => {
      open.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => open.delete(socket));
      take(socket);
    });
  const data = watched((socket) => current?.offer(socket));
  const dataPort = await listen(data);
  const converse = (socket: Socket): void => {
    const secured = makeSecure(socket);
    secured.on('error', () => {});
    const conversation = new FtpConversation(wishes, peer, dataPort, secured, makeSecure);
    current = conversation;
    if (wishes.implicit) secured.once('secure', () => secured.write('220 ready\r\n'));
    onLines(secured, (line) => conversation.answer(line));
  };
  const control = watched((socket) => {
    if (wishes.implicit) return converse(socket);
    socket.write('220 ready\r\n');
    socket.once('data', () => {
      socket.write('234 Go on.\r\n');
      converse(socket);
    });
  });
  const peer: FtpPeer = {
    port: await listen(control),
    commands: [],
    reused: [],
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        data.close(() => control.close(() => resolve()));
      }),
  };
  return peer;
};
