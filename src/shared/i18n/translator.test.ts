import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import english from './catalogue/en.json';
import { fillingOf, patternOf } from './pattern';
import { pseudoCatalogue } from './pseudo';
import { leftOf } from './testing/left-in-english';
import { translatorFor } from './translator';

const german = translatorFor('de', {
  'The server closed the connection (FIN) {0}.': 'Der Server hat die Verbindung {0} geschlossen (FIN).',
  'right after our greeting': 'gleich nach unserer Begrüßung',
  '{0} ran out on {1}': '{0} ist am {1} abgelaufen',
  'The server’s certificate': 'Das Zertifikat des Servers',
  '{0} connections': '{0} Verbindungen',
  'Nothing was sent.': 'Nichts wurde gesendet.',
  'It takes {0} or more.': 'Es sind {0} oder mehr.',
  'a number': 'eine Nummer',
  'A cause was found': 'Eine Ursache wurde gefunden',
  '{0} was found.': '{0} wurde gefunden.',
  '{0} cause': '{0} Ursache',
  '{0} by {1}': '{0} mit {1}',
  'told by you': 'von Ihnen gesagt',
  'Written by: {0}.': 'Geschrieben von: {0}.',
  'Not for {0}.{1}': 'Nicht für {0}.{1}',
  'Its words: “{0}”.': 'Wörtlich: „{0}“.',
  '{0} taken in {1}': '{0}, angenommen in {1}',
  '{0}: only the first has {1}.': '{0}: Nur das erste hat {1}.',
  '{0} seconds': '{0} Sekunden',
  '{0} ms': '{0} ms',
  'Half took {0}, all {1}.': 'Die Hälfte dauerte {0}, alles {1}.',
  'The share is {0}, from {1} on.': 'Der Anteil ist {0}, von {1} an.',
  no: 'nein',
  mail: 'E-Mail',
  web: 'Web',
  files: 'Dateien',
});

describe('a text of ours in another language', () => {
  it('is known as a whole, or by its pattern, with what stands in the places said too', () => {
    expect(german('Nothing was sent.')).toBe('Nichts wurde gesendet.');
    expect(german('The server closed the connection (FIN) right after our greeting.')).toBe(
      'Der Server hat die Verbindung gleich nach unserer Begrüßung geschlossen (FIN).',
    );
  });

  it('has dates and measures as its readers write them, and versions as they are', () => {
    expect(german('The server’s certificate ran out on 3 March 2026')).toBe(
      'Das Zertifikat des Servers ist am 3. März 2026 abgelaufen',
    );
    expect(german('1.5 s, TLS 1.2')).toBe('1,5 s, TLS 1.2');
    expect(german('June 2023')).toBe('Juni 2023');
  });

  it('has a decimal comma in every measure, also where a sentence has a place for the number', () => {
    expect(german('3.2 seconds')).toBe('3,2 Sekunden');
    expect(german('0.4 ms')).toBe('0,4 ms');
    expect(german('Half took 3.2 seconds, all 4.5 seconds.')).toBe(
      'Die Hälfte dauerte 3,2 Sekunden, alles 4,5 Sekunden.',
    );
    expect(german('The share is 30.5\u00a0%, from 16.6 % on.')).toBe(
      'Der Anteil ist 30,5\u00a0%, von 16,6 % an.',
    );
    for (const text of ['192.0.2.10 s', 'nginx 1.18.0', 'TLS 1.2', 'version 0.4', 'v1.5 s'])
      expect(german(text)).toBe(text);
  });

  it('is known without its full stop before a pattern is asked', () => {
    expect(german('A cause was found.')).toBe('Eine Ursache wurde gefunden.');
  });

  it('may be several sentences, some of them unknown', () => {
    expect(german('Nothing was sent. Xyzzy said so. 3 connections')).toBe(
      'Nichts wurde gesendet. Xyzzy said so. 3 Verbindungen',
    );
  });

  it('ends where its sentence ends, whatever a place could take', () => {
    expect(german('Written by: .NET Framework. Nothing was sent.')).toBe(
      'Geschrieben von: .NET Framework. Nichts wurde gesendet.',
    );
    expect(german('Written by: Xyzzy Inc. Ltd.')).toBe('Geschrieben von: Xyzzy Inc. Ltd.');
    expect(german('files taken in TLS 1.2: only the first has X.')).toBe(
      'Dateien, angenommen in TLS 1.2: Nur das erste hat X.',
    );
  });

  it('keeps names in one piece, words of others as they are, and counts numbers only', () => {
    expect(german('Not for orders.lab.test. Nothing was sent.')).toBe(
      'Nicht für orders.lab.test. Nichts wurde gesendet.',
    );
    expect(german('Its words: “no”.')).toBe('Wörtlich: „no“.');
    expect(german('over a direct connections')).toBe('over a direct connections');
  });

  it('may be a list, a numbered line, or stand in brackets', () => {
    expect(german('mail, files and web')).toBe('E-Mail, Dateien und Web');
    expect(german('2. Nothing was sent.')).toBe('2. Nichts wurde gesendet.');
    expect(german('(mail)')).toBe('(E-Mail)');
    expect(german('(told by you)')).toBe('(von Ihnen gesagt)');
    expect(german('files by you')).toBe('files by you');
    expect(german('Mail')).toBe('E-Mail');
  });

  it('stays as it is when nobody knows it', () => {
    for (const text of ['CN=shop.example', 'error:0A000438', '', ' ', '127.0.0.1', 'x'.repeat(9_000)]) {
      expect(german(text)).toBe(text);
    }
  });

  it('is English itself without a catalogue', () => {
    expect(translatorFor('en', { a: 'b' })('a')).toBe('a');
  });
});

describe('a pattern', () => {
  it('gives back what was filled in, when the parts do not hold the chunks', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9]{1,12}$/),
        fc.stringMatching(/^[a-z0-9]{1,12}$/),
        (one, two) => {
          const found = fillingOf(`From ${one} – TO – ${two}.`, patternOf('From {0} – TO – {1}.'));
          expect(found && [...found.values()]).toEqual([one, two]);
        },
      ),
    );
  });

  it('wants the same words in a place that stands twice', () => {
    expect(fillingOf('a is a', patternOf('{0} is {0}'))?.get(0)).toBe('a');
    expect(fillingOf('a is b', patternOf('{0} is {0}'))).toBeNull();
  });
});

describe('the catalogue as a whole', () => {
  const keys: readonly string[] = english;
  const tell = translatorFor('pseudo', pseudoCatalogue(keys));
  // What follows a full stop at once is another sentence, or nothing.
  const filled = (key: string) =>
    key.replace(/([.,])(?=\{\d\})/g, '$1 ').replace(/\{(\d)\}/g, (_, place: string) => `#${place}7`);

  it('knows each of its own sentences, whatever fills the places', () => {
    const lost = keys.filter((key) => /[a-z]{3}/.test(leftOf(tell(filled(key)))));
    expect(lost).toEqual([]);
  });

  it('comes to an end with a text that means it ill', () => {
    const open = 'mail (files; web, mail: and (files; web (mail, files';
    expect(german(open)).toContain('mail');
    for (const text of [open, 'a '.repeat(2_900), 'the server '.repeat(500), `${'(. '.repeat(1_900)}x`])
      expect(tell(text).length).toBeGreaterThan(0);
  });

  it('never throws, and gives a text for every text', () => {
    const piece = fc.constantFrom(
      '; ',
      ': ',
      ', ',
      ' and ',
      '(',
      ')',
      '. ',
      'The server',
      'mail',
      'x',
      '“',
      '3',
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 400 }),
      fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => typeof tell(text) === 'string'),
      { numRuns: 500 },
    );
  });
});
