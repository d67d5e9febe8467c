import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, match, told } from '../testing/build';
import { cause } from './client-schannel-policy';

const none = new Map();

const refused = match({
  id: 'schannel.algorithm-mismatch',
  event: 'local-refusal',
  ranks: ['client-schannel-policy'],
});

describe('client-schannel-policy', () => {
  it('is likely when the text is a refusal by this computer and the server answers up-to-date greetings', () => {
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told({}, refused), none).verdict).toBe('likely');
  });
  it('is only possible when the server does not answer us either', () => {
    expect(cause.examine({ hello: helloFacts(FIN) }, told({}, refused), none).verdict).toBe('possible');
  });
  it('is only possible when all we have is an update', () => {
    const said = told({ answers: { changed: 'update' } });
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, said, none).verdict).toBe('possible');
  });
  it('is ruled out by a text about what the other side did', () => {
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told({}, match()), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('can’t tell without a text', () => {
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told(), none).verdict).toBe('unknown');
  });
});
