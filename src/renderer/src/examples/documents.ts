import type { ReportDocument } from '../../../shared/model/report';
import { alerted, answered, closed, silent } from './attempts';
import { wholeChain } from './chains';
import { allowList, clientCertificate, expired, oldProgram } from './findings';
import { RAN_MARKS } from './marks';
import { MEASURED } from './measured';
import { gapOverlap, longOverlap, muteOverlap, openPath, stretchPath } from './pictures';
import { exampleClients, examplePolicies } from './programs';
import { RAN, STOPPED } from './ran';
import { dotnetReading, HEADLINE_MESSAGE } from './reading';
import { ruled } from './ruled';

/** The seed's own example: an old program and a server that moved on. */
export const oldProgramDocument: ReportDocument = {
  schemaVersion: 1,
  app: { name: 'Handrail', version: '0.1.0', runtime: 'Electron 45.4.1' },
  id: 'run-2026-11-21-0914',
  startedAt: '2026-11-21T09:14:02.800Z',
  finishedAt: '2026-11-21T09:14:06.310Z',
  seenFrom: {
    os: 'Windows 11 (23H2)',
    trustStore: 'Windows, 61 root certificates',
    clock: '2026-11-21 09:14 UTC',
  },
  asked: {
    target: {
      host: 'shop.example',
      display: 'https://shop.example/orders',
      port: 443,
      serverName: 'shop.example',
      addresses: [],
      extraRoots: [],
    },
    message: HEADLINE_MESSAGE,
    side: 'connects',
    program: 'dotnet-framework',
    answers: { 'program-age': 'before-2016', 'how-often': 'always' },
    lab: null,
  },
  message: dotnetReading,
  summary: {
    conclusion: 'cause-named',
    headline: oldProgram.title,
    explanation:
      'The server answers TLS 1.2 and TLS 1.3 and closes on everything older. Your program’s message and its age fit a program that offers only the older ones.',
    owner: 'program-vendor',
    certainty: 'likely',
    nextStep: oldProgram.nextStep,
    causeId: oldProgram.causeId,
  },
  connections: { used: 21, limit: 40, atOnce: 8 },
  ran: RAN,
  findings: [oldProgram, clientCertificate],
  ruledOut: [
    ruled(
      'cert-expired',
      'certificate',
      'No certificate of the server has run out.',
      'The first to run out is good until 9 February 2027.',
    ),
    ruled(
      'cert-name-mismatch',
      'certificate',
      'The certificate is made out to the right name.',
      'It names shop.example.',
    ),
    ruled(
      'cert-untrusted-root',
      'certificate',
      'The certificate comes from an issuer that is trusted here.',
      'Its chain ends at Example Root R1.',
    ),
    ruled(
      'plaintext-port',
      'configuration',
      'The port speaks the secure connection (TLS).',
      'It answered our greeting with a ServerHello.',
    ),
    ruled(
      'sni-missing',
      'configuration',
      'The server answers with and without a name (SNI).',
      'Both brought the same certificate.',
    ),
    ruled(
      'one-address-of-several',
      'network',
      'No single address of several is at fault.',
      'The name has one address.',
    ),
  ],
  couldNotTell: [
    {
      causeId: 'inspection',
      area: 'policy',
      title: 'Security software between your program and the network',
      why: 'It can treat each program differently, and Handrail is not your program.',
      decides: 'Switching its scan of secure connections off for one try would decide it.',
    },
  ],
  ladder: {
    attemptId: 'versions-2',
    caption:
      'As your program would do it: a greeting with TLS 1.0 only. The server closes 14 ms later, without a word.',
  },
  transcript: [
    answered('hello-1', 'A modern greeting', ['TLS 1.3', 'TLS 1.2']),
    closed('versions-1', 'SSL 3.0 only', ['SSL 3.0']),
    closed('versions-2', 'TLS 1.0 only', ['TLS 1.0']),
    closed('versions-3', 'TLS 1.1 only', ['TLS 1.1']),
    answered('versions-4', 'TLS 1.2 only', ['TLS 1.2']),
    answered('versions-5', 'TLS 1.3 only', ['TLS 1.3']),
  ],
  attemptMarks: RAN_MARKS,
  measured: MEASURED,
  limits: [
    'Handrail is not your program. It sees what the server does, not what your program sends.',
    'It sees the way from this computer, over this network, at this moment.',
    'It never logs in, so what happens after the secure connection stands is not seen.',
  ],
  difference: {
    works: 'TLS 1.3 and TLS 1.2 are offered',
    fails: 'TLS 1.0 alone is offered',
    differsIn: 'the versions offered (TLS)',
    sentence:
      'It works when TLS 1.3 and TLS 1.2 are offered, and fails when TLS 1.0 alone is offered; nothing else differed.',
    holds: true,
    attempts: ['versions-2', 'versions-4'],
  },
  clients: exampleClients,
  policies: examplePolicies,
  comparison: null,
  overlap: gapOverlap,
  path: openPath,
  chain: wholeChain,
};

/** The same in the practice lab. */
export const labDocument: ReportDocument = {
  ...oldProgramDocument,
  asked: { ...oldProgramDocument.asked, lab: 'old-program' },
};

/** A certificate that ran out: measured, so confirmed. */
export const expiredDocument: ReportDocument = {
  ...oldProgramDocument,
  difference: null,
  summary: {
    conclusion: 'cause-named',
    headline: expired.title,
    explanation:
      'The date was read from the certificate that the server shows. Careful programs close the connection when they see it.',
    owner: 'server-owner',
    certainty: 'confirmed',
    nextStep: expired.nextStep,
    causeId: expired.causeId,
  },
  findings: [expired, oldProgram],
  chain: expired.details.find((detail) => detail.kind === 'chain') ?? null,
  ruledOut: oldProgramDocument.ruledOut.slice(1),
  transcript: [
    answered('hello-1', 'A modern greeting', ['TLS 1.3', 'TLS 1.2']),
    ...['TLS 1.1', 'TLS 1.2'].map((version, index) =>
      index === 0
        ? alerted(`versions-${index + 3}`, `${version} only`, [version])
        : answered('versions-4', `${version} only`, [version]),
    ),
  ],
  ladder: {
    attemptId: 'hello-1',
    caption: 'The conversation works up to the certificate; a careful program stops there.',
  },
};

/** Nothing wrong from here. */
export const healthyDocument: ReportDocument = {
  ...oldProgramDocument,
  difference: null,
  asked: { ...oldProgramDocument.asked, message: '', program: 'unknown', answers: {} },
  message: null,
  summary: {
    conclusion: 'nothing-wrong',
    headline: 'The secure connection to shop.example works from this computer',
    explanation:
      'Every question that was asked got the answer it should. If your program still fails, the difference lies in the program or in its own settings.',
    owner: null,
    certainty: 'ruled-out',
    nextStep: 'Try your program again; if it still fails, tell us which program it is and what it says.',
    causeId: null,
  },
  findings: [],
  overlap: longOverlap,
  couldNotTell: [],
  ladder: { attemptId: 'hello-1', caption: 'A modern greeting, and the whole reply of the server.' },
};

/** Silence: nothing can be told apart. */
export const unknownDocument: ReportDocument = {
  ...oldProgramDocument,
  difference: null,
  clients: [],
  policies: [],
  overlap: muteOverlap,
  path: stretchPath,
  chain: null,
  summary: {
    conclusion: 'could-not-tell',
    headline: 'The server does not answer, and from here it can’t be told why',
    explanation:
      'The port accepts connections, but no greeting got one byte of answer. A firewall, a busy server and a service that is not meant for secure connections all look like this from outside.',
    owner: null,
    certainty: 'unknown',
    nextStep:
      'Run the same check from another network, for example over a phone, and compare the two reports.',
    causeId: null,
  },
  ran: RAN.map((probe) =>
    ['hello', 'versions', 'certificate'].includes(probe.id)
      ? { ...probe, status: 'gave-up', outcome: 'No answer within the time for this question.' }
      : probe,
  ),
  findings: [allowList, clientCertificate],
  ruledOut: oldProgramDocument.ruledOut.slice(5),
  couldNotTell: [
    {
      causeId: 'cert-expired',
      area: 'certificate',
      title: 'Whether the certificate has run out',
      why: 'The server never showed a certificate.',
      decides: '',
    },
    {
      causeId: 'client-default-tls-too-old',
      area: 'protocol',
      title: 'Whether your program is too old for the server',
      why: 'No version got an answer, so they can’t be compared.',
      decides: '',
    },
    {
      causeId: 'sni-missing',
      area: 'configuration',
      title: 'Whether the server needs a name (SNI)',
      why: 'Neither with nor without a name did anything come back.',
      decides: '',
    },
  ],
  transcript: [
    silent('hello-1', 'A modern greeting', ['TLS 1.3', 'TLS 1.2']),
    silent('versions-4', 'TLS 1.2 only', ['TLS 1.2']),
    silent('versions-5', 'TLS 1.3 only', ['TLS 1.3']),
  ],
  ladder: { attemptId: 'hello-1', caption: 'Our greeting went out. Nothing came back for 8 seconds.' },
};

/** Stopped by the person after two questions. */
export const cancelledDocument: ReportDocument = {
  ...unknownDocument,
  summary: {
    conclusion: 'cancelled',
    headline: 'You stopped the check before it could decide',
    explanation: 'Two questions had been answered by then. They are not enough to name a cause.',
    owner: null,
    certainty: 'unknown',
    nextStep: 'Run the check again when it suits you; it takes less than a minute.',
    causeId: null,
  },
  connections: { used: 3, limit: 40, atOnce: 8 },
  ran: [...RAN.slice(0, 2), STOPPED],
  findings: [],
  overlap: null,
  path: null,
  transcript: [],
  ladder: null,
};

/** Checked again after the fix. */
export const fixedDocument: ReportDocument = {
  ...healthyDocument,
  comparison: {
    before: { at: '2026-11-21T09:14:06.310Z', headline: expired.title, conclusion: 'cause-named' },
    after: {
      at: '2026-11-21T10:02:44.020Z',
      headline: 'The secure connection to shop.example works from this computer',
      conclusion: 'nothing-wrong',
    },
    fixed: true,
    sentence: 'The certificate is renewed: it is now good until 3 March 2027. Everything else is as before.',
    changes: [
      {
        what: 'Is the certificate in order, and trusted on this computer?',
        before: 'It ran out on 3 March 2026.',
        after: 'In date, right name, trusted.',
      },
    ],
    unchanged: 8,
  },
};
