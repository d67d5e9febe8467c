import { expect, it } from 'vitest';
import { evidence } from '../../../engine/diagnosis/testing/build';
import { linuxSettings } from '../../../engine/diagnosis/testing/local';
import { localSettings } from './local-settings';
import { fill } from './table';

it('shows what is set, counts what is not, and names what could not be read', () => {
  const facts = linuxSettings({ 'openssl.MinProtocol': 'TLSv1.2' }, [
    { where: '/etc/hosts', why: 'it is a folder' },
  ]);
  expect(fill(localSettings, evidence({ 'local-settings': facts }))).toMatchObject({
    table: { rows: [['openssl.MinProtocol', 'TLSv1.2', 'the place of openssl.MinProtocol']] },
    note: 'Debian GNU/Linux 12. 4 more were looked for and are not set, so the system’s own defaults hold. Could not be read: /etc/hosts (it is a folder).',
  });
  expect(fill(localSettings, evidence({}))).toBeNull();
});
