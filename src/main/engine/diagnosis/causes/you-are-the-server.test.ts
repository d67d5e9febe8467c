import { describe, expect, it } from 'vitest';
import { match, told } from '../testing/build';
import { cause } from './you-are-the-server';

const none = new Map();

const fromServer = match({ side: 'accepts' });

describe('you-are-the-server', () => {
  it('is likely when the person says that the program accepts connections', () => {
    expect(cause.examine({}, told({ side: 'accepts' }), none).verdict).toBe('likely');
  });
  it('is likely when the text is a server’s and the person does not know', () => {
    expect(cause.examine({}, told({ side: 'unknown' }, fromServer), none).verdict).toBe('likely');
  });
  it('is only possible when the text is a server’s and the person says otherwise', () => {
    expect(cause.examine({}, told({ side: 'connects' }, fromServer), none).verdict).toBe('possible');
  });
  it('is ruled out when the program makes the connection', () => {
    expect(cause.examine({}, told({ side: 'connects' }), none).verdict).toBe('ruled-out');
  });
  it('can’t tell when nobody knows', () => {
    expect(cause.examine({}, told({ side: 'unknown' }), none).verdict).toBe('unknown');
  });
  it('is likely by a single line of a log that a server wrote', () => {
    const hit = {
      line: 812,
      entry: 'dotnet.kestrel',
      quoted: 'Failed to authenticate HTTPS connection',
      stage: 'unknown' as const,
      writtenBy: 'ASP.NET Core (Kestrel), a server',
      side: 'accepts' as const,
      event: 'nothing-certain' as const,
    };
    const reading = {
      text: 'a log',
      matches: [match({ side: 'unknown' })],
      summary: 'A summary.',
      log: { lines: 2_000, hits: [hit], more: 0, readTo: null },
    };
    const verdict = cause.examine({}, { ...told({ side: 'unknown' }), message: reading }, none);
    expect(verdict).toMatchObject({
      verdict: 'likely',
      because: [{ grade: 'compared', text: expect.stringContaining('Kestrel') }],
    });
  });
});
