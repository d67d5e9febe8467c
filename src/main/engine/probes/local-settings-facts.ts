import { z } from '../../../shared/zod';

/**
 * What this computer's own settings say about TLS, read and never changed. `id`s are one vocabulary for all systems, e.g.
 * "schannel.protocol.TLS 1.2.client.Enabled", "dotnet.v4.0.30319.64.SchUseStrongCrypto", "openssl.MinProtocol", "java.disabledAlgorithms"
 * (platform/README.md lists them). `value` null: looked for, and not set, so the system's own default holds.
 */
export const localSettingsFactsSchema = z.strictObject({
  system: z.enum(['windows', 'linux', 'macos', 'other']),
  /** "Windows 11 24H2 (build 26100)", "Debian GNU/Linux 12". */
  systemName: z.string().max(200),
  settings: z
    .array(
      z.strictObject({
        id: z.string().max(120),
        where: z.string().max(300),
        value: z.string().max(2_000).nullable(),
      }),
    )
    .max(300),
  /** What could not be read, and why: never taken for "not set". */
  unreadable: z.array(z.strictObject({ where: z.string().max(300), why: z.string().max(300) })).max(60),
});
export type LocalSettingsFacts = z.infer<typeof localSettingsFactsSchema>;

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    'local-settings': LocalSettingsFacts;
  }
}
