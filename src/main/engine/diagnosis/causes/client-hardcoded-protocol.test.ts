import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, match, RST, repeatFacts, told, versionsFacts } from '../testing/build';
import { DOTNET_STRONG, windowsSettings } from '../testing/local';
import { cause } from './client-hardcoded-protocol';

const none = new Map();
const server = {
  hello: helloFacts('TLS 1.3'),
  versions: versionsFacts(['TLS 1.2', 'TLS 1.3']),
  repeat: repeatFacts([{ key: 'version:TLS 1.0', variant: FIN }]),
};
const strong = { ...server, 'local-settings': windowsSettings(19045, DOTNET_STRONG) };

describe('client-hardcoded-protocol', () => {
  it('is likely when the registry is right and the text is still what TLS 1.0 brings', () => {
    expect(cause.examine(strong, told({}, match()), none)).toMatchObject({ verdict: 'likely', weight: 6 });
  });
  it('is never confirmed: the code can’t be seen', () => {
    const said = told({ answers: { 'program-age': 'before-2016' } }, match());
    expect(cause.examine(strong, said, none).verdict).toBe('likely');
  });
  it('is likely when the chosen program would offer a version that the server takes', () => {
    expect(cause.examine(server, told({ client: 'java-17' }, match()), none).verdict).toBe('likely');
  });
  it('is possible when all we know is that the program is kept up to date', () => {
    const said = told({ answers: { 'program-age': 'since-2016' } }, match());
    expect(cause.examine(server, said, none).verdict).toBe('possible');
  });
  it('can’t tell when the settings are not right, or nothing was pasted', () => {
    expect(cause.examine(server, told({}, match()), none).verdict).toBe('unknown');
    expect(cause.examine(strong, told({ program: 'dotnet-framework' }), none).verdict).toBe('unknown');
  });
  it('is ruled out by a text about another event, and by a server that takes TLS 1.0', () => {
    const reset = { ...strong, versions: versionsFacts(['TLS 1.2', 'TLS 1.3'], RST) };
    expect(cause.examine(reset, told({}, match()), none).verdict).toBe('ruled-out');
    const old = { ...strong, versions: versionsFacts(['TLS 1.0', 'TLS 1.2']) };
    expect(cause.examine(old, told({}, match()), none).verdict).toBe('ruled-out');
  });
});
