import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../shared/ipc/channels';
import { contract } from '../../shared/ipc/contract';
import { Refusal } from '../cases/refusal';
import { answer, type Handlers } from './answer';

const faults: unknown[] = [];
const options = {
  checkResponse: true,
  onFault: (_channel: string, error: unknown) => void faults.push(error),
};

const handlersWith = (some: Partial<Handlers>): Handlers =>
  new Proxy(some as Handlers, {
    get: (own, name) =>
      Reflect.get(own, name) ??
      (() => {
        throw new Error('not part of this test');
      }),
  });

const info = {
  name: 'Handrail',
  version: '1',
  runtime: 'r',
  openOnLab: false,
  standIn: false,
  recovered: null,
};

describe('answering a request', () => {
  it('gives the handler’s value', async () => {
    const handlers = handlersWith({ 'app:info': () => info });
    expect(await answer('app:info', handlers, {}, options)).toEqual({ ok: true, value: info });
  });
  it.each(CHANNELS)('refuses what is not a request: %s', async (channel) => {
    for (const raw of [undefined, null, 'x', [], { unexpected: true }, { __proto__: { caseId: 'x' } }]) {
      if (contract[channel].request.safeParse(raw).success) continue;
      expect(await answer(channel, handlersWith({}), raw, options)).toMatchObject({
        ok: false,
        code: 'bad-request',
      });
    }
  });
  it('refuses a request with a field too many', async () => {
    const raw = { runId: 'r', path: '/etc/passwd' };
    expect(await answer('run:cancel', handlersWith({}), raw, options)).toMatchObject({ code: 'bad-request' });
  });
  it('passes a refusal on in its own words', async () => {
    const handlers = handlersWith({
      'case:list': () => {
        throw new Refusal('cannot-read', 'The folder is gone.');
      },
    });
    expect(await answer('case:list', handlers, {}, options)).toEqual({
      ok: false,
      code: 'cannot-read',
      message: 'The folder is gone.',
    });
  });
  it('hides the insides of a fault of our own and tells the terminal', async () => {
    const secret = new Error('at /home/someone/x.ts:3');
    const handlers = handlersWith({ 'case:list': () => Promise.reject(secret) });
    const said = await answer('case:list', handlers, {}, options);
    expect(said).toMatchObject({ ok: false, code: 'failed' });
    expect(JSON.stringify(said)).not.toContain('someone');
    expect(faults).toContain(secret);
  });
  it('finds an answer that breaks the contract, where that is looked for', async () => {
    const handlers = handlersWith({ 'app:info': () => ({ ...info, extra: 1 }) });
    expect(await answer('app:info', handlers, {}, options)).toMatchObject({ ok: false, code: 'failed' });
    expect(await answer('app:info', handlers, {}, { ...options, checkResponse: false })).toMatchObject({
      ok: true,
    });
  });
});
