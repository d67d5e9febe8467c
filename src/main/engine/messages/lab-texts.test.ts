import { describe, expect, it } from 'vitest';
import type { ClaimedEvent } from '../../../shared/model/asked';
import texts from './fixtures/lab-error-texts.json';
import { readMessage } from './read-message';

/** What 13 client stacks printed for 22 scripted servers on loopback, recorded by us. */
const PRINTED = texts as { [server: string]: { [client: string]: string | string[] } };

const ALERT = /^alert(\d+)$/;
const EVENTS: { readonly [server: string]: ClaimedEvent } = {
  finAfterCH: 'fin',
  finBeforeCH: 'fin',
  rstAfterCH: 'rst',
  plainHttp: 'plaintext',
  smtpBanner: 'plaintext',
};

/** Printed the same for an alert and for a FIN (Node up to 16), or nothing that could be told apart. */
const masked = (client: string): boolean => client === 'node12' || client === 'node16';
const joined = (text: string | string[]): string => (Array.isArray(text) ? text.join('\n') : text);

const cases = Object.entries(PRINTED).flatMap(([server, clients]) =>
  Object.entries(clients).map(([client, text]) => ({ server, client, text: joined(text) })),
);

describe('the texts that real clients printed for scripted servers', () => {
  for (const { server, client, text } of cases.filter((one) => EVENTS[one.server] !== undefined)) {
    it(`reads what ${client} printed for ${server}`, () => {
      const top = readMessage(text).matches[0];
      // Mono words plain text as a wrapped BoringSSL code, which the OpenSSL entry knows.
      expect(top?.event).toBe(EVENTS[server]);
      expect(top?.wrapper).toBe(false);
    });
  }

  const KNOWN_ALERTS = new Set([40, 42, 47, 48, 49, 50, 70, 71, 80, 112, 116, 120]);
  for (const { server, client, text } of cases) {
    const code = Number(ALERT.exec(server)?.[1] ?? 0);
    if (!KNOWN_ALERTS.has(code) || masked(client)) continue;
    it(`reads alert ${code} from what ${client} printed`, () => {
      const reading = readMessage(text);
      // Mono knows the newer alerts only as reason(1120).
      const codes = reading.matches
        .filter((match) => match.event === 'alert')
        .map((match) => match.alertCode);
      if (codes.length === 0) expect(client).toBe('mono6.8');
      else expect(new Set(codes)).toEqual(new Set([code]));
    });
  }

  it('says of Node 16 that its text can hide an alert', () => {
    const text = joined(PRINTED.alert40?.node16 ?? '');
    expect(readMessage(text).matches[0]?.proves).toMatch(/can also hide an error signal/);
  });
});
