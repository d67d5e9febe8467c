/** What a copy of Handrail is made of, as About shows it. */
export const versions = [
  { name: 'Handrail', version: '0.1.0' },
  { name: 'Electron', version: '45.4.1' },
  { name: 'Chromium', version: '156.0.7712.3' },
  { name: 'Node.js', version: '24.9.0' },
  { name: 'TLS library', version: 'BoringSSL, in the window and in the checks' },
  { name: 'Operating system', version: 'Linux 6.8.0 (x64)' },
] as const;
