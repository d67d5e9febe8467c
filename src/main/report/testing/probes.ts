import type { ProbeInfo } from '../project';

/** The probes as they stood when the golden reports were first written. */
export const PROBES: readonly ProbeInfo[] = [
  { id: 'this-computer', question: 'What is known about this computer?', areas: ['certificate', 'policy'] },
  { id: 'names', question: 'Does the name lead to an address?', areas: ['network'] },
  { id: 'reach', question: 'Does anything answer on this port?', areas: ['network'] },
  {
    id: 'hello',
    question: 'Does the server answer an up-to-date greeting (ClientHello)?',
    areas: ['protocol', 'network'],
  },
  { id: 'versions', question: 'Which versions does the server speak?', areas: ['protocol'] },
  {
    id: 'server-name',
    question: 'Does the answer depend on the name we ask for (SNI)?',
    areas: ['configuration'],
  },
  { id: 'plain-answer', question: 'What answers if it is not TLS?', areas: ['configuration'] },
  {
    id: 'starttls',
    question: 'Does the connection become secure after the plain greeting (STARTTLS)?',
    areas: ['configuration'],
  },
  { id: 'certificate', question: 'Is the server’s certificate in order?', areas: ['certificate'] },
  {
    id: 'client-certificate',
    question: 'Does the server ask your program for a certificate of its own?',
    areas: ['certificate', 'policy'],
  },
  {
    id: 'repeat',
    question: 'Does it go the same way every time?',
    areas: ['network', 'protocol', 'configuration'],
  },
];
