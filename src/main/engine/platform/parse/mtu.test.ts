import { expect, it } from 'vitest';
import { mtuOfNetsh } from './mtu';

it('reads the rows of netsh under headings of any language, and leaves out the loopback', () => {
  const text = `
   MTU  Medienerkennungsstatus   Eingehende Bytes  Ausgehende Bytes  Schnittstelle
------  ---------------  ---------  ---------  -------------
4294967295                1          0      31337  Loopback Pseudo-Interface 1
  1500                1  123456789    1234567  Ethernet 2
  1400                5          0          0  VPN – Firma
`;
  expect(mtuOfNetsh(text)).toEqual([
    { name: 'Ethernet 2', bytes: '1500' },
    { name: 'VPN – Firma', bytes: '1400' },
  ]);
});
