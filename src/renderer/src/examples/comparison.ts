import type { ComparisonOfCases } from '../../../shared/model/comparison';

const certificate = (issuer: string, fingerprint: string): string =>
  `shop.example, issued by ${issuer}, until 3 March 2027, fingerprint ${fingerprint}`;

const [PUBLIC, OWN] = [
  certificate('CN=Example Public CA R3', '77f50c941ddf9e1dd2fa0b50973f7c1c78e9e0809724bf902c63edf097f76772'),
  certificate(
    'CN=Example Corp Inspection CA',
    '50dd7387a778cb72b5797d87fecba1ec17e4e4d90d50848073e4b79d431f7512',
  ),
];

/** It works on one computer and fails on another: between the second and the server somebody shows a certificate of their own. */
export const twoChecks: ComparisonOfCases = {
  left: {
    title: 'Orders, from Kim’s laptop at home',
    at: '2026-11-20T17:02:10Z',
    headline: 'Nothing wrong was found from here',
    conclusion: 'nothing-wrong',
    seenFrom: 'Windows 11 (23H2)',
  },
  right: {
    title: 'Orders, from the office',
    at: '2026-11-21T09:14:06Z',
    headline: 'Something on the way replaces the server’s certificate',
    conclusion: 'cause-named',
    seenFrom: 'Windows 11 (23H2)',
  },
  sentence:
    'Nothing wrong was found in the first, and a cause was named in the second. What to look at first: The server’s certificate',
  differences: [
    {
      id: 'result',
      group: 'result',
      form: 'value',
      what: 'The result',
      left: 'Nothing wrong was found from here',
      right: 'Something on the way replaces the server’s certificate',
      sentence:
        'The result: The first has “Nothing wrong was found from here”, the second has “Something on the way replaces the server’s certificate”.',
    },
    {
      id: 'certificate-own',
      group: 'certificate',
      form: 'value',
      what: 'The server’s certificate',
      left: PUBLIC,
      right: OWN,
      sentence: `The server’s certificate: The first has “${PUBLIC}”, the second has “${OWN}”.`,
    },
    {
      id: 'proxy',
      group: 'way',
      form: 'value',
      what: 'The way to the server',
      left: 'directly',
      right: 'through the proxy proxy.example:8080',
      sentence:
        'The way to the server: The first has “directly”, the second has “through the proxy proxy.example:8080”.',
    },
    {
      id: 'suites-tls-1-2',
      group: 'protocol',
      form: 'list',
      what: 'Encryption methods (cipher suites) taken in TLS 1.2',
      left: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
      right: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      sentence:
        'Encryption methods (cipher suites) taken in TLS 1.2: only the first has TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256.',
    },
  ],
  notCompared: [
    { id: 'clock', what: 'This computer’s clock', why: 'In the second, nobody told it the time.' },
    { id: 'groups', what: 'Groups in which keys are exchanged, TLS 1.3', why: 'Only the first measured it.' },
  ],
  same: [
    { id: 'target', what: 'What was to be reached', value: 'shop.example:443' },
    { id: 'os', what: 'The operating system', value: 'Windows 11 (23H2)' },
    { id: 'versions-1', what: 'TLS 1.3 offered alone', value: 'answered with TLS 1.3' },
  ],
};

/** Two checks of a server that has not changed. */
export const noDifference: ComparisonOfCases = {
  ...twoChecks,
  right: { ...twoChecks.left, at: '2026-11-21T09:14:06Z' },
  sentence: 'Nothing that both measured differs.',
  differences: [],
  notCompared: [],
};
