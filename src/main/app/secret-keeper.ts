import type { ChosenCertificate, GivenSecrets, MissingSecret } from '../../shared/ipc/contract';
import { type Asked, optionsOf } from '../../shared/model/asked';
import type { ClientIdentity, ProxyServer, RunSecrets } from '../../shared/model/way';
import { Refusal } from '../cases/refusal';
import { checkIdentity, type IdentityFacts } from '../engine/net/check-identity';
import { UNUSABLE } from './identity-file';

interface Held {
  readonly identity: ClientIdentity;
  readonly fileName: string;
  /** null while it is locked. */
  readonly facts: IdentityFacts | null;
}

/** A password belongs to one proxy and one user there: for any other it was not given. */
interface Kept {
  readonly password: string | null;
  readonly passwordFor: string | null;
  readonly identity: Held | null;
}

const MOST = 50;
/** No case's id: too short for one. */
const UNBORN = '';
const NOTHING: Kept = { password: null, passwordFor: null, identity: null };

const proxyKey = ({ kind, host, port, user }: ProxyServer): string =>
  JSON.stringify([kind, host, port, user]);

/** A map that forgets its oldest entry, so that a window that stays open for weeks does not collect keys. */
const put = <T>(map: Map<string, T>, key: string, value: T): void => {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST && oldest !== undefined) map.delete(oldest);
};

const ASK: { readonly [M in MissingSecret]: string } = {
  'proxy-password':
    'The password of the proxy is not known any more: Handrail does not save it. Enter it again.',
  'client-certificate':
    'The client certificate and its key are not known any more: Handrail does not save them. Choose the file again.',
};

/**
 * Passwords and keys, in memory and nowhere else, for as long as the window is open. The window gets a handle for a certificate, a run
 * gets what it needs; a case, a report and a log get nothing.
 */
export class SecretKeeper {
  private readonly certificates = new Map<string, Held>();
  private readonly cases = new Map<string, Kept>();

  constructor(private readonly newId: () => string) {}

  /** Takes in a certificate and its key and gives the window its word for it. Throws a Refusal when it can't be used. */
  hold(identity: ClientIdentity, fileName: string): ChosenCertificate {
    return this.tried(this.newId(), identity, fileName);
  }

  /** Tries a passphrase. Throws a Refusal when the handle is not known any more. */
  unlock(handle: string, passphrase: string): ChosenCertificate {
    const held = this.certificates.get(handle);
    if (held === undefined)
      throw new Refusal('not-found', 'This certificate is not open any more. Choose the file again.');
    return this.tried(handle, { ...held.identity, passphrase }, held.fileName);
  }

  /** What the run of this case must know. Throws a Refusal `needs-secret` when something was asked for that nobody gave in this window. */
  secretsFor(caseId: string, asked: Asked, given?: GivenSecrets): RunSecrets {
    const { proxy, clientCertificate } = optionsOf(asked);
    const kept = this.noted(caseId, proxy, given);
    const password = proxy !== null && kept.passwordFor === proxyKey(proxy) ? kept.password : null;
    const held = kept.identity?.facts?.fingerprint === clientCertificate?.fingerprint ? kept.identity : null;
    const needs: MissingSecret[] = [];
    // SOCKS4a knows a name and no password.
    if (proxy !== null && proxy.user !== null && proxy.kind !== 'socks4a' && password === null)
      needs.push('proxy-password');
    if (clientCertificate !== null && held === null) needs.push('client-certificate');
    if (needs.length > 0) throw new Refusal('needs-secret', needs.map((need) => ASK[need]).join(' '), needs);
    return {
      proxyPassword: password,
      clientIdentity: clientCertificate === null ? null : (held?.identity ?? null),
    };
  }

  /** Throws as `secretsFor` would, for a case that may have no id yet. */
  check(caseId: string | null, asked: Asked, given?: GivenSecrets): void {
    this.secretsFor(caseId ?? UNBORN, asked, given);
    this.forget(UNBORN);
  }

  /** The case is gone. */
  forget(caseId: string): void {
    this.cases.delete(caseId);
  }

  /** The window is closed. */
  clear(): void {
    this.certificates.clear();
    this.cases.clear();
  }

  /** Adds what was given now to what is kept for the case. */
  private noted(caseId: string, proxy: ProxyServer | null, given: GivenSecrets | undefined): Kept {
    const before = this.cases.get(caseId) ?? NOTHING;
    if (given === undefined) return before;
    const password =
      given.proxyPassword === null || proxy === null
        ? before
        : { password: given.proxyPassword, passwordFor: proxyKey(proxy) };
    const chosen = given.clientCertificate === null ? null : this.certificates.get(given.clientCertificate);
    const kept = {
      password: password.password,
      passwordFor: password.passwordFor,
      identity: chosen?.facts ? chosen : before.identity,
    };
    put(this.cases, caseId, kept);
    return kept;
  }

  private tried(handle: string, identity: ClientIdentity, fileName: string): ChosenCertificate {
    const check = checkIdentity(identity);
    if (check.kind === 'unusable') throw new Refusal('cannot-read', UNUSABLE[check.why]);
    if (check.kind === 'ready') {
      const { kind: _kind, ...facts } = check;
      put(this.certificates, handle, { identity, fileName, facts });
      return { ...check, handle };
    }
    // A wrong passphrase is not kept; the next one starts from the closed file.
    put(this.certificates, handle, { identity: { ...identity, passphrase: null }, fileName, facts: null });
    return { kind: 'locked', handle, fileName: fileName.slice(0, 255), wrong: identity.passphrase !== null };
  }
}
