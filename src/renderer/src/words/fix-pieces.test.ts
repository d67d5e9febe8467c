import { describe, expect, it } from 'vitest';
import { fixPieces } from './fix-pieces';

describe('a step of a fix', () => {
  it('has its commands apart, ready to be copied', () => {
    expect(fixPieces('Look with “netsh winhttp show proxy”, then restart.')).toEqual([
      { kind: 'text', text: 'Look with ' },
      { kind: 'command', text: 'netsh winhttp show proxy' },
      { kind: 'text', text: ', then restart.' },
    ]);
    expect(fixPieces('“Enable-TlsCipherSuite -Name X”')[0]?.kind).toBe('command');
  });

  it('shows a setting as it stands, without offering it as a command', () => {
    expect(fixPieces('Set “ssl_session_tickets off;” there.')[1]).toEqual({
      kind: 'code',
      text: 'ssl_session_tickets off;',
    });
  });

  it('never offers a command from which something was left out, or a sentence that is quoted', () => {
    expect(fixPieces('Use “netsh http add sslcert … sslctlstorename=X”.')[1]?.kind).toBe('code');
    expect(fixPieces('The log says “no live upstreams” and “rm -rf /”.')).toHaveLength(1);
  });

  it('stays as it is without a quotation, and with one that never ends', () => {
    expect(fixPieces('Restart “it.')).toEqual([{ kind: 'text', text: 'Restart “it.' }]);
    expect(fixPieces('')).toEqual([]);
  });
});
