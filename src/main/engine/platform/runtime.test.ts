import { describe, expect, it } from 'vitest';
import { runtimeName } from './runtime';

describe('the runtime’s name', () => {
  it('says whose TLS is spoken: Electron’s OpenSSL number is not believed', () => {
    expect(runtimeName({ node: '20.20.2', openssl: '3.0.17' })).toBe('Node 20.20.2 (OpenSSL 3.0.17)');
    expect(runtimeName({ node: '18.15.0', openssl: '1.1.1', electron: '25.1.1' })).toBe(
      'Electron 25.1.1 (Node 18.15.0, BoringSSL)',
    );
  });
});
