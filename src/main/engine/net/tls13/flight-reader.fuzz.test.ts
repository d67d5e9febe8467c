import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Outcome, outcomeSchema } from '../../../../shared/model/failure';
import { ownShare } from '../shares/own-share';
import { createTranscript } from '../transcript';
import { usableSuites } from './aead';
import { createHelloWriter } from './flight-hello';
import { FlightReader } from './flight-reader';
import { HelloExchange } from './hello-exchange';
import { message, ScriptedServer } from './testing/scripted-server';

const suites = await usableSuites([0x1301]);

/** A reader whose first hello is out, and the server by hand that has it. */
const begin = async () => {
  const options = { purpose: '', address: '', serverName: null, listenMs: 1 };
  const writer = createHelloWriter(options, [0x1301]);
  const share = ownShare(0x001d, null);
  const hello = writer.write(share);
  const hellos = new HelloExchange({ writer, suites, kem: null, first: { share, hello }, send: () => {} });
  const reader = new FlightReader(hellos, createTranscript(), {
    send: () => {},
    serverFinished: () => hellos.secrets?.finish(null) !== undefined,
  });
  hellos.begin();
  return { reader, server: await ScriptedServer.from(hello.record) };
};

const seen = (reader: FlightReader, bytes: Uint8Array, cut: number): Outcome => {
  for (let at = 0; at < bytes.length; at += cut) {
    const outcome = reader.push(bytes.slice(at, at + cut));
    if (outcome) return outcome;
  }
  return reader.ended('fin');
};
const cut = fc.integer({ min: 1, max: 400 });

describe('whatever a TLS 1.3 server sends', () => {
  it('under the right keys: it is an outcome that can be kept, and nothing throws', async () => {
    const body = fc.uint8Array({ maxLength: 300 });
    const sealed = fc.oneof(
      fc.record({
        type: fc.constant(22),
        content: fc.tuple(fc.nat(30), body).map(([type, of]) => message(type, of)),
      }),
      fc.record({ type: fc.nat(30), content: body }),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(4), fc.array(sealed, { maxLength: 6 }), cut, async (good, odd, size) => {
        const { reader, server } = await begin();
        const parts = [
          () => server.helloRecord,
          () => server.say(server.encryptedExtensions),
          () => server.say(server.certificate()),
          () => server.say(server.verify()),
          () => server.say(server.finished()),
        ];
        const said = parts.slice(0, good + 1).map((part) => part());
        if (good === 4) server.toApplication();
        for (const { type, content } of odd) said.push(server.seal(type, content));
        expect(outcomeSchema.safeParse(seen(reader, Buffer.concat(said), size)).success).toBe(true);
      }),
      { numRuns: 400, seed: 8 },
    );
  });
  it('with bytes of a good flight changed: the same', async () => {
    const changes = fc.array(fc.tuple(fc.nat(2_000), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(changes, cut, async (damage, size) => {
        const { reader, server } = await begin();
        const bytes = server.wholeFlight();
        for (const [at, value] of damage) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ value;
        const outcome = seen(reader, bytes, size);
        expect(outcomeSchema.safeParse(outcome).success).toBe(true);
        // Damage on the way never looks like a server that signs wrongly: the record would not open.
        expect(reader.flight?.certificateVerify?.valid).not.toBe(false);
      }),
      { numRuns: 400, seed: 9 },
    );
  });
});
