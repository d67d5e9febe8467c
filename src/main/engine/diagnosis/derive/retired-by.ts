/** A provider that switched TLS 1.0 and 1.1 off for everybody, by the ends of its servers' names. `since`: as announced. */
export interface Retired {
  readonly provider: string;
  readonly names: readonly string[];
  readonly since: string;
}

/**
 * Announcements: AWS Security Blog (2022), Microsoft (Azure Storage; Azure AD, now Entra ID), GitHub (2018), the Python Software Foundation
 * (2018), Microsoft 365 (SharePoint and Exchange Online, from 15 October 2020).
 */
const RETIRED: readonly Retired[] = [
  { provider: 'Amazon Web Services', names: ['amazonaws.com', 'amazonaws.com.cn'], since: 'June 2023' },
  {
    provider: 'Azure Storage',
    names: [
      'blob.core.windows.net',
      'queue.core.windows.net',
      'table.core.windows.net',
      'file.core.windows.net',
    ],
    since: 'February 2026',
  },
  {
    provider: 'Microsoft’s sign-in (Entra ID)',
    names: ['login.microsoftonline.com', 'login.windows.net'],
    since: 'January 2022',
  },
  {
    provider: 'Microsoft 365',
    names: ['sharepoint.com', 'outlook.office365.com', 'outlook.office.com', 'smtp.office365.com'],
    since: 'October 2020',
  },
  { provider: 'GitHub', names: ['github.com', 'githubusercontent.com'], since: 'February 2018' },
  { provider: 'the Python Software Foundation', names: ['python.org'], since: 'June 2018' },
];

/** The provider to whom this server belongs, by its name; null when it is none of those. */
export const retiredBy = (host: string): Retired | null => {
  const name = host.toLowerCase().replace(/\.$/, '');
  return RETIRED.find(({ names }) => names.some((end) => name === end || name.endsWith(`.${end}`))) ?? null;
};
