import type { Fix } from '../../../../shared/model/finding';

/** A version as the settings of OpenSSL and Java call it (SSL_CONF_cmd(3), jdk.tls.disabledAlgorithms). */
const NAMES: { readonly [version: string]: string } = {
  'TLS 1.0': 'TLSv1',
  'TLS 1.1': 'TLSv1.1',
  'TLS 1.2': 'TLSv1.2',
};

/** This version by the name that settings have for it; null: there is no such setting. */
export const settingFor = (version: string | undefined): string | null => NAMES[version ?? ''] ?? null;

/** The same where nothing was measured: TLS 1.0, the oldest that these settings know. */
export const OLDEST_SETTING = 'TLSv1';

/**
 * How a single program may go as low as a server that knows no more, until that is updated. For SSL 3.0 there is none: today's libraries are
 * built without it.
 */
export const stopGaps = (version: string): Fix[] => {
  const name = settingFor(version);
  if (name === null) return [];
  return [
    {
      owner: 'it-desk',
      stack: 'OpenSSL 3 programs (Linux), as a stop-gap',
      steps: [
        `For this one program, use a configuration of its own (OPENSSL_CONF) with MinProtocol = ${name} and CipherString = DEFAULT@SECLEVEL=0.`,
      ],
      undo: 'Leave OPENSSL_CONF out again. Until then, what this program sends is not well protected.',
    },
    {
      owner: 'it-desk',
      stack: 'Java, as a stop-gap',
      steps: [
        `For this one program, take ${name} out of jdk.tls.disabledAlgorithms, in a security file of its own (-Djava.security.properties).`,
      ],
      undo: 'Leave that option out again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel), as a stop-gap',
      steps: [
        `Where ${version} was switched off: under SCHANNEL\\Protocols\\${version}\\Client set Enabled to 1 and DisabledByDefault to 0 (DWORD), and start the computer again.`,
      ],
      undo: 'Set Enabled to 0 again. Until then, all programs of this computer may use the old version.',
    },
  ];
};
