import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { fileServer } from '../../peers/file-server';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

/** The seed's own sentence, from a program that moves files. */
const TOLD = {
  message:
    'System.Security.Authentication.AuthenticationException: Authentication failed because the remote party has closed the transport stream.\n   at FluentFTP.FtpClient.OpenDataStreamAsync',
  program: 'dotnet-framework',
} as const;

export const cases = causeCases({
  cause: 'ftps-session-reuse',
  holds: [
    {
      name: 'its data connection has to take up the session, in TLS 1.3',
      peer: fileServer({ requiresReuse: true }),
      asked: TOLD,
      verdict: 'confirmed',
    },
    {
      name: 'its data connection has to take up the session, in TLS 1.2',
      peer: fileServer({ requiresReuse: true, version: 'TLSv1.2' }),
      asked: TOLD,
      verdict: 'confirmed',
    },
  ],
  not: [
    { name: 'its data connection works either way', peer: fileServer({}), asked: TOLD },
    {
      name: 'it lets no guest in, so that nobody can tell',
      peer: fileServer({ requiresReuse: true, refusesLogin: true }),
      asked: TOLD,
      verdict: 'unknown',
    },
    {
      name: 'it is a web server where all is well',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked: TOLD,
    },
  ],
});
