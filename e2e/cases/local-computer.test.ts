import { expect, it } from 'vitest';
import { settingsReader } from '../../src/main/engine/platform/local-settings';
import { pretend } from '../../src/main/engine/platform/testing/pretend';
import { closesBelow } from '../peers/by-version';
import { verdictOf } from './cause-run';
import { askedAbout, runOnce } from './one-run';

const SCHANNEL = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
const CURRENT = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';

/** As reg.exe prints it on a German Windows 10 where somebody switched TLS 1.2 off; what is not named here it does not find. */
const COMPUTER = pretend({
  system: 'windows',
  commands: {
    [`reg query HKLM\\${CURRENT} /reg:64`]: `\r\nHKEY_LOCAL_MACHINE\\${CURRENT}\r\n    ProductName    REG_SZ    Windows 10 Pro\r\n    CurrentBuildNumber    REG_SZ    19045\r\n    UBR    REG_DWORD    0x1234\r\n    DisplayVersion    REG_SZ    22H2\r\n\r\n`,
    [`reg query HKLM\\${SCHANNEL} /s /reg:64`]: `\r\nHKEY_LOCAL_MACHINE\\${SCHANNEL}\\Protocols\r\n    (Standard)    REG_SZ    (Wert nicht gesetzt)\r\n\r\nHKEY_LOCAL_MACHINE\\${SCHANNEL}\\Protocols\\TLS 1.2\\Client\r\n    Enabled    REG_DWORD    0x0\r\n\r\n`,
  },
});

it('a whole check reads another computer’s registry and names what is switched off there', async () => {
  const peer = await closesBelow('TLSv1.2', 'TLSv1.2')();
  try {
    const usual = askedAbout(peer.port);
    const program = 'dotnet-framework' as const;
    const asked = { ...usual, program, target: { ...usual.target, ...peer.target } };
    const local = await settingsReader(COMPUTER)(asked.target.host);
    const { document } = await runOnce(asked, { local });
    expect(local.systemName).toBe('Windows 10 Pro 22H2 (build 19045.4660)');
    expect(verdictOf(document, 'client-os-tls12-off')).toBe('likely');
    const finding = document.findings.find(({ causeId }) => causeId === 'client-os-tls12-off');
    expect(finding?.because[0]?.text).toContain(`${SCHANNEL}\\Protocols\\TLS 1.2\\Client, Enabled = 0`);
  } finally {
    await peer.stop();
  }
}, 60_000);
