import { describe, expect, it } from 'vitest';
import { alert, asked, FIN, helloFacts, told, versionsFacts } from '../testing/build';
import { cause } from './refused-by-every-hello';

const none = new Map();

const refused = alert(40, 'handshake_failure');

describe('refused-by-every-hello', () => {
  it('is likely when every greeting brings an alert', () => {
    const shown = { hello: helloFacts(refused), versions: versionsFacts([], refused) };
    expect(cause.examine(shown, told(), none)).toMatchObject({
      verdict: 'likely',
      details: [{ kind: 'table' }],
    });
  });
  it('is only possible when the alert is about the name and none was given', () => {
    const unknown = alert(112, 'unrecognized_name');
    const said = told({ target: { ...asked().target, serverName: null } });
    const shown = { hello: helloFacts(unknown), versions: versionsFacts([], unknown) };
    expect(cause.examine(shown, said, none).verdict).toBe('possible');
  });
  it('is ruled out when one greeting was answered', () => {
    const shown = { hello: helloFacts(refused), versions: versionsFacts(['TLS 1.0'], refused) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the connection was closed instead', () => {
    const shown = { hello: helloFacts(FIN), versions: versionsFacts([]) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('is no more than possible when all that comes is warnings', () => {
    const warning = { ...alert(90, 'user_canceled'), level: 'warning' } as const;
    const shown = { hello: helloFacts(warning), versions: versionsFacts([], warning) };
    expect(cause.examine(shown, told(), none)).toMatchObject({
      verdict: 'possible',
      because: [{ text: expect.stringContaining('warnings only (alert: user canceled)') }],
    });
  });
});
