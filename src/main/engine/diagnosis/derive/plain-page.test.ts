import { describe, expect, it } from 'vitest';
import { attempt, HTTP, helloFacts } from '../testing/build';
import { plainFacts } from '../testing/situations';
import { plainPage } from './plain-page';

const answering = (id: string, text: string) =>
  new Map([[id, { ...attempt(id), firstBytes: Buffer.from(text).toString('hex') }]]);

describe('a page in plain text where TLS was due', () => {
  it('is read from the bytes of the plain request, with where it leads', () => {
    const bytes = answering(
      'plain-1',
      'HTTP/1.1 302 Found\r\nLocation: http://User@Login.Example:80/x\r\n\r\n',
    );
    expect(plainPage(helloFacts(HTTP), plainFacts(), bytes)).toMatchObject({
      status: 302,
      locationHost: 'login.example',
      attemptIds: ['plain-1'],
    });
  });
  it('has no other host when it leads to a place on the same one', () => {
    const bytes = answering('plain-1', 'HTTP/1.0 301 Moved\r\nLocation: /start\r\n\r\n');
    expect(plainPage(undefined, plainFacts(), bytes)).toMatchObject({
      location: '/start',
      locationHost: null,
    });
  });
  it('is the answer to our greeting where there was no plain request', () => {
    expect(plainPage(helloFacts(HTTP), undefined, new Map())).toMatchObject({
      status: 400,
      attemptIds: ['hello-1'],
    });
  });
  it('is none when what came is no HTTP, or TLS', () => {
    expect(plainPage(helloFacts('TLS 1.3'), undefined, new Map())).toBeNull();
    expect(plainPage(helloFacts(HTTP), plainFacts(), answering('plain-1', '220 mail'))?.status).toBe(400);
    expect(plainPage(undefined, plainFacts(), answering('plain-1', '220 mail'))).toBeNull();
  });
});
