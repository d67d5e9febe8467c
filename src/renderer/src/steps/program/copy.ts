import type { ClaimedEvent, Program, Side } from '../../../../shared/model/asked';

export const copy = {
  title: 'Which program shows the error?',
  lead: 'Three short questions. The answers decide which causes are likely. Without them, everything is checked all the same.',
  sideQuestion: 'Does your program make the connection, or accept it?',
  programQuestion: 'What kind of program is it?',
  exactQuestion: 'Which version of it, if you know?',
  exactHint:
    'Then its own greeting is sent as well, and compared with ours. Without it, everything else is still checked.',
  exactUnknown: 'I don’t know',
  messageQuestion: 'What does the error message say?',
  messageHint:
    'Optional. Paste all of it, with the lines below it if there are any. It stays on this computer.',
} as const;

export const SIDES: Readonly<Record<Side, { label: string; hint: string }>> = {
  connects: {
    label: 'It makes the connection',
    hint: 'It calls a server: a browser, a mail program, a sync tool, a program that fetches data.',
  },
  accepts: {
    label: 'It accepts connections',
    hint: 'Others call it: a web server, a mail server, a service whose log shows the error.',
  },
  unknown: { label: 'I don’t know', hint: 'Then both are kept in mind.' },
};

export const PROGRAM_HINTS: Readonly<Partial<Record<Program, string>>> = {
  browser: 'Chrome, Edge, Firefox, Safari',
  'dotnet-framework': 'Most older Windows business programs, PowerShell 5',
  dotnet: 'Newer .NET programs, PowerShell 7',
  java: 'Tomcat, Jenkins, many company programs',
  python: 'requests, pip',
  node: 'npm, Electron programs',
  openssl: 'curl, OpenSSL, wget, git',
  go: 'Docker, Kubernetes, Terraform',
  mail: 'Outlook, Thunderbird',
  database: 'SQL Server, MySQL, PostgreSQL',
};

/** What a text with this event does not prove; said beside what it proves. */
export const DOES_NOT_PROVE: Readonly<Record<ClaimedEvent, string>> = {
  fin: 'It does not say why the connection was closed, or which device closed it: the server, or something on the way.',
  'fin-in-record': 'It does not say why the reply was cut short, or which device did it.',
  rst: 'It does not say who cut the connection off: the server, or a firewall or security program on the way.',
  alert: 'It names the complaint of the other side, not what has to be changed, or where.',
  plaintext: 'It does not say which service answers there, or whether a secure one answers on another port.',
  silence: 'It does not say whether the server was silent, or something on the way swallowed the messages.',
  refused: 'It does not say whether the service is stopped, listens elsewhere, or is shielded.',
  'name-not-found': 'It does not say whether the name is wrong, or the look-up on this network is.',
  'certificate-rejected-here':
    'It does not say that the certificate is wrong: this computer may lack what it needs to check it.',
  'local-refusal': 'It says nothing about the server: the program stopped before, or without, asking it.',
  'nothing-certain': 'It does not say what happened on the connection. The check will show that.',
};
