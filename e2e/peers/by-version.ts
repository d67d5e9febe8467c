import type { SecureVersion, TlsOptions } from 'node:tls';
import { encodeAlert } from '../../src/main/engine/wire/alert';
import { hangUp, onFirstBytes } from '../../src/main/lab/kit/endings';
import { oldFlight, TLS_1_0, takesTls10 } from '../../src/main/lab/kit/old-flight';
import { newestOffered, peekHello } from '../../src/main/lab/kit/peek-hello';
import { credentials, leniency, tlsBackend } from '../../src/main/lab/kit/tls-backend';
import type { LabPki } from '../../src/main/lab/pki';
import { LAB_NAME, labPeer } from './lab-peer';

// Servers that differ in the versions and methods they take.

const FATAL = 2;
const HANDSHAKE_FAILURE = 40;
const PROTOCOL_VERSION = 70;
const CODES: { readonly [Version in SecureVersion]: number } = {
  TLSv1: 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0304,
};

const serverFor = async (pki: LabPki, name: string, options: TlsOptions) =>
  tlsBackend({ ...credentials(await pki.server(name), pki.intermediate), ...options });

/** A server of node:tls with these options, in order but for them. */
export const withOptions = (options: TlsOptions, name: string = LAB_NAME) =>
  labPeer(
    async (pki) => {
      const backend = await serverFor(pki, name, options);
      return (socket) => backend(socket);
    },
    { name },
  );

/** Takes versions from `least` to `most`, and closes on everything older without a word, as appliances do. */
export const closesBelow = (
  least: SecureVersion = 'TLSv1.2',
  most: SecureVersion = 'TLSv1.3',
  name: string = LAB_NAME,
) =>
  labPeer(
    async (pki) => {
      const backend = await serverFor(pki, name, { minVersion: least, maxVersion: most });
      return (socket) =>
        peekHello(socket, ({ hello, bytes }) => {
          if (hello !== null && newestOffered(hello) >= CODES[least]) backend(socket, bytes);
          else hangUp(socket);
        });
    },
    { name },
  );

/** Still takes everything from TLS 1.0 on. */
export const takesOldOnesToo = (name: string = LAB_NAME) =>
  withOptions({ minVersion: 'TLSv1', maxVersion: 'TLSv1.2', ...leniency() }, name);

/** Speaks TLS 1.0 and nothing else, and says so with an alert; its certificate is real. */
export const onlyTls10 = labPeer(async (pki) => {
  const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], key: 'rsa' });
  const chain = [leaf.der, pki.intermediate.der];
  const fatal = (code: number) => encodeAlert(FATAL, code, TLS_1_0);
  return (socket) =>
    peekHello(socket, ({ hello }) => {
      if (hello === null || !takesTls10(hello)) return hangUp(socket, fatal(PROTOCOL_VERSION));
      const flight = oldFlight(hello, chain);
      if (flight === null) return hangUp(socket, fatal(HANDSHAKE_FAILURE));
      socket.write(flight);
      onFirstBytes(socket, () => hangUp(socket, fatal(HANDSHAKE_FAILURE)));
    });
});

/** An RSA certificate, which suites without a key exchange of their own need. */
export const withRsaKey = (options: TlsOptions) =>
  labPeer(async (pki) => {
    const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], key: 'rsa' });
    const backend = tlsBackend({ ...credentials(leaf, pki.intermediate), ...options });
    return (socket) => backend(socket);
  });
