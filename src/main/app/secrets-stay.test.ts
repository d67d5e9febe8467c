import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { proxySchema, USUAL_OPTIONS } from '../../shared/model/way';
import { createJudge } from '../cases/judge-case';
import { shareableCaseText } from '../cases/shareable';
import { caseText } from '../cases/store';
import { caseFor } from '../cases/testing';
import { LOCKED_KEY } from '../engine/net/testing/identity';
import { type Peer, startPeer } from '../engine/net/testing/peer';
import { askedFor } from '../engine/run/testing/made-probe';
import { serveRun } from '../engine/serve-run';
import { renderReportHtml } from '../report/render-html';
import { renderReportText } from '../report/text';
import { judgingFor } from './judging';

const PASSWORD = 'canary-7c1e-päss';
const PASSPHRASE = 'canary-passphrase-90ab';
const USER = 'jane.doe';

let proxy: Peer | null = null;
afterEach(async () => {
  await proxy?.close();
  proxy = null;
});

/** All that a proxy with ill will can do: say again what it was told, as words, as a page, behind an acceptance. */
const echoes: { readonly [name: string]: (socket: Socket) => void } = {
  'repeats it with its refusal': (socket) => {
    socket.on('data', (data: Buffer) =>
      socket.end(`HTTP/1.1 407 ${data.toString('latin1').replace(/\r?\n/g, ' ')}\r\n\r\n${data}`),
    );
  },
  'repeats it without any form': (socket) => {
    socket.on('data', (data: Buffer) => socket.end(data));
  },
  'accepts, and repeats it in the server’s place': (socket) => {
    let told = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      const first = told.length === 0;
      told = Buffer.concat([told, data]);
      if (first) socket.write('HTTP/1.1 200 OK\r\n\r\n');
      else socket.end(Buffer.concat([Buffer.from('220 '), told, Buffer.from('\r\n')]));
    });
  },
  'speaks SOCKS, and repeats it': (socket) => {
    let told = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      told = Buffer.concat([told, data]);
      if (data.length <= 4) socket.write(Buffer.from([5, 2]));
      else if (data[0] === 1) socket.write(Buffer.from([1, 0]));
      else socket.end(Buffer.concat([Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]), told]));
    });
  },
};

/** The words as they are, coded as on the wire, and in hex, as received bytes are kept. */
const FORMS = [PASSWORD, PASSPHRASE, `${USER}:${PASSWORD}`].flatMap((text) => {
  const base64 = Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -2);
  return [text, base64, Buffer.from(text, 'utf8').toString('latin1')].flatMap((form) => [
    form,
    Buffer.from(form).toString('hex'),
    Buffer.from(form, 'latin1').toString('hex'),
  ]);
});

const runThrough = async (script: (socket: Socket) => void, kind: string) => {
  proxy = await startPeer(script);
  const asked = {
    ...askedFor(443),
    options: {
      ...USUAL_OPTIONS,
      proxy: proxySchema.parse({ kind, host: '127.0.0.1', port: proxy.port, user: USER }),
    },
  };
  const clientIdentity = { kind: 'pem', certificates: 'x', key: LOCKED_KEY, passphrase: PASSPHRASE };
  const said: unknown[] = [];
  await new Promise<void>((resolve) => {
    const server = serveRun((message) => said.push(message), resolve);
    server.receive({
      type: 'start',
      runId: 'run-1',
      asked,
      secrets: { proxyPassword: PASSWORD, clientIdentity },
      timeoutMs: 12_000,
    });
  });
  return { said, asked };
};

describe('nothing that leaves the engine holds a secret, when the proxy', () => {
  for (const [name, script] of Object.entries(echoes)) {
    it(name, async () => {
      const kind = name.includes('SOCKS') ? 'socks5' : 'http';
      const { said, asked } = await runThrough(script, kind);
      const end = said.at(-1) as { type: string; evidence: Record<string, never> };
      expect(end.type).toBe('finished');
      expect(JSON.stringify(end)).toContain('"bytesOut"');
      const run = { id: 'run-1', startedAt: 'a', finishedAt: 'b', cancelled: false, evidence: end.evidence };
      const file = caseFor('case-0001', { asked, runs: [run] });
      const document = createJudge(judgingFor({ name: 'Handrail', version: '0', runtime: 'test' }))(file);
      if (document === null) throw new Error('not judged');
      const outputs = [
        ...said.map((message) => JSON.stringify(message)),
        JSON.stringify(document),
        renderReportText(document, { colour: false, details: true }),
        renderReportHtml(document),
        caseText(file),
        shareableCaseText(file, document),
      ];
      for (const form of FORMS) for (const output of outputs) expect(output.includes(form), form).toBe(false);
      for (const shared of [JSON.stringify(document), shareableCaseText(file, document)])
        expect(shared).not.toContain(JSON.stringify({ user: USER }).slice(1, -1));
    }, 30_000);
  }
});
