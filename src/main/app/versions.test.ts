import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contract } from '../../shared/ipc/contract';
import { logsFolder, osName, versionsOf } from './versions';

it('names the TLS library that runs, not the number that Electron reports', () => {
  const found = { electron: '45.4.1', chrome: '156.0.1.2', node: '24.1.0', openssl: '0.0.0' };
  const list = versionsOf('0.1.0', found, osName());
  expect(list).toContainEqual({ name: 'TLS library', version: 'BoringSSL' });
  expect(JSON.stringify(list)).not.toContain('0.0.0');
  expect(contract['app:versions'].response.safeParse(list).success).toBe(true);
});

it('leaves out what is not there', () => {
  const list = versionsOf('0.1.0', { node: '20.1.0', openssl: '3.0.17' }, 'Linux');
  expect(list.map(({ name }) => name)).toEqual(['Handrail', 'Node.js', 'TLS library', 'Operating system']);
  expect(list).toContainEqual({ name: 'TLS library', version: 'OpenSSL 3.0.17' });
});

it('knows a folder of logs only when there is a log in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-logs-'));
  expect(logsFolder(folder)).toBeNull();
  writeFileSync(join(folder, 'main.log'), 'a line');
  expect(logsFolder(folder)).toBe(folder);
  rmSync(folder, { recursive: true });
  expect(logsFolder(folder)).toBeNull();
});
