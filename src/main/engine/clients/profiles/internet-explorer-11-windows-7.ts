import { TO_TLS12 } from '../data/codes';
import { SCHANNEL_APPROXIMATES, SCHANNEL_INSISTS, schannel } from '../data/schannel';
import { defineClient } from '../define-client';
import { shaped } from '../shape';

export const client = defineClient({
  id: 'internet-explorer-11-windows-7',
  name: 'Internet Explorer 11 on Windows 7',
  family: 'browser',
  programs: ['browser'],
  source:
    'Microsoft: Protocols in TLS/SSL (Schannel SSP), KB3140245 (WinINET has TLS 1.0 to 1.2 on); Cipher Suites in TLS/SSL (Schannel SSP)',
  date: '2026-11-21',
  basis: 'documented',
  approximates: SCHANNEL_APPROXIMATES,
  ...shaped(schannel('windows7', TO_TLS12, false)),
  insists: SCHANNEL_INSISTS,
});
