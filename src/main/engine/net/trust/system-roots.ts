import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { Worker } from 'node:worker_threads';

/** PEM texts and where they come from. */
export interface SystemRoots {
  readonly store: string;
  readonly pems: readonly string[];
}

/** Where distributions keep the bundle: Debian and Arch, Red Hat, SUSE, Alpine. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];
const MAX_BUNDLE_BYTES = 16 * 1024 * 1024;
const MAX_FILES = 1000;
/** macOS can ask its keychain service for minutes; nobody waits that long for a first answer. */
const NATIVE_DEADLINE_MS = 15_000;

const readBounded = async (path: string): Promise<string> => {
  const { size } = await stat(path);
  return size > MAX_BUNDLE_BYTES ? '' : await readFile(path, 'latin1');
};

const hasCertificate = (text: string): boolean => text.includes('-----BEGIN ');

/** The first of these files that holds certificates. */
export const readBundle = async (paths: readonly string[]): Promise<SystemRoots | null> => {
  for (const path of paths) {
    const text = await readBounded(path).catch(() => '');
    if (hasCertificate(text)) return { store: `this computer’s list (${path})`, pems: [text] };
  }
  return null;
};

/** All certificate files of a folder, as SSL_CERT_DIR names it. */
export const readFolder = async (folder: string): Promise<SystemRoots | null> => {
  const names = await readdir(folder).catch(() => []);
  const pems: string[] = [];
  for (const name of names.slice(0, MAX_FILES)) {
    const text = await readBounded(join(folder, name)).catch(() => '');
    if (hasCertificate(text)) pems.push(text);
  }
  return pems.length > 0 ? { store: `this computer’s list (${folder})`, pems } : null;
};

/** Windows and macOS keep their lists where only the runtime can read them (Node 22.15 and later); the call can block, hence a thread. */
const NATIVE_SOURCE = `
const { parentPort } = require('node:worker_threads');
const tls = require('node:tls');
parentPort.postMessage(typeof tls.getCACertificates === 'function' ? tls.getCACertificates('system') : []);
`;

/** Runs `source` in a thread of its own and gives the texts it posts; nothing when it fails or takes longer than `deadlineMs`. */
export const askThread = (source: string, deadlineMs: number): Promise<readonly string[]> =>
  new Promise((resolve) => {
    const worker = new Worker(source, { eval: true });
    const settle = (texts: unknown): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(Array.isArray(texts) ? texts.filter((text): text is string => typeof text === 'string') : []);
    };
    const timer = setTimeout(settle, deadlineMs, []);
    worker.once('message', settle);
    worker.once('error', () => settle([]));
    worker.once('exit', () => settle([]));
  });

const fromEnvironment = async (): Promise<SystemRoots | null> => {
  const file = process.env.SSL_CERT_FILE;
  const folder = process.env.SSL_CERT_DIR;
  return (file ? await readBundle([file]) : null) ?? (folder ? await readFolder(folder) : null);
};

const native = async (name: string): Promise<SystemRoots | null> => {
  const pems = await askThread(NATIVE_SOURCE, NATIVE_DEADLINE_MS).catch(() => []);
  return pems.length > 0 ? { store: `this computer’s list (${name})`, pems } : null;
};

/** The authorities that this computer trusts, from the first place that has any; the list inside this program is the last resort and says so. */
export const systemRoots = async (): Promise<SystemRoots> => {
  const found =
    process.platform === 'win32'
      ? await native('Windows certificate store')
      : process.platform === 'darwin'
        ? await native('macOS keychain')
        : ((await fromEnvironment()) ?? (await readBundle(BUNDLES)));
  return (
    found ?? {
      store: 'the list that came with this program, because this computer’s own list could not be read',
      pems: [...rootCertificates],
    }
  );
};
