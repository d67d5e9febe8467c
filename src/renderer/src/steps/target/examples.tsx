import { USUAL_OPTIONS } from '../../../../shared/model/way';
import { savedCases } from '../../examples/cases';
import type { Examples } from '../../examples/states';

const cases = { items: savedCases.slice(0, 3), problem: null };

export const examples: Examples = {
  empty: { cases: { items: [], problem: null } },
  'earlier cases': { cases },
  'what is wrong': {
    cases,
    draft: {
      text: 'shop.example:70000',
      addresses: '203.0.113.300',
      port: '',
      serverName: '',
      noServerName: false,
    },
    problems: [
      {
        field: 'text',
        sentence: 'Port 70000 does not exist. Ports go from 1 to 65535.',
        example: 'shop.example:443',
      },
      {
        field: 'addresses',
        sentence: '“203.0.113.300” is not an IP address: each of its four numbers is at most 255.',
        example: '203.0.113.30',
      },
    ],
  },
  'a pasted message': {
    cases: { items: [], problem: null },
    recognised: { found: 'shop.example' },
    draft: { text: 'shop.example', addresses: '', port: '', serverName: '', noServerName: false },
  },
  'a private root': {
    cases: { items: [], problem: 'The folder of saved cases could not be read.' },
    draft: { text: 'intranet.example', addresses: '10.1.2.3', port: '', serverName: '', noServerName: false },
    authorities: [
      {
        subject: 'CN=Example Corp Root CA, O=Example Corp',
        notAfter: '2034-06-01T00:00:00Z',
        fingerprint: 'aa',
        pem: '-',
      },
    ],
  },
  'through a proxy, with a client certificate': {
    cases: { items: [], problem: null },
    draft: { text: 'mail.example', addresses: '', port: '587', serverName: '', noServerName: false },
    options: {
      ...USUAL_OPTIONS,
      starttls: 'smtp',
      proxy: { kind: 'http', host: 'proxy.example', port: 8080, user: 'kim' },
      gentle: true,
      clientCertificate: { subject: 'CN=Kim Example', fingerprint: 'bb', notAfter: '2027-03-01T00:00:00Z' },
    },
    way: { proxy: 'http://kim@proxy.example:8080', proxyPassword: 'secret' },
    identity: {
      kind: 'ready',
      handle: 'identity-1',
      subject: 'CN=Kim Example',
      fingerprint: 'bb',
      notAfter: '2027-03-01T00:00:00Z',
    },
  },
  'a locked certificate, and a proxy that makes no sense': {
    cases: { items: [], problem: null },
    draft: { text: 'intranet.example', addresses: '', port: '', serverName: '', noServerName: false },
    way: { proxy: 'ftp://proxy.example', proxyPassword: '' },
    wayProblem: {
      sentence: '“ftp” is not a kind of proxy that Handrail speaks.',
      example: 'http://proxy.example:8080',
    },
    identity: { kind: 'locked', handle: 'identity-1', fileName: 'kim.pfx', wrong: true },
  },
  'a deleted case, and one that came from a crash': {
    cases,
    undo: [{ caseId: 'case-20261117-0801', title: '[2001:db8::17]:8443', wasOpen: false }],
    notice: {
      tone: 'info',
      text: 'Handrail ended without being closed. Your case is open again where you left it, with everything you entered.',
      afresh: true,
    },
  },
  'something is dragged over the window': { cases, dropping: true },
  'a problem of our own': {
    notice: {
      tone: 'problem',
      text: 'The case could not be opened. The file is damaged; the others are not.',
    },
  },
};
