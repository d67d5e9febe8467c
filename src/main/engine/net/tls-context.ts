import { constants } from 'node:crypto';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { ClientIdentity } from '../../../shared/model/way';
import type { HandshakeOptions } from '../probes/net-port';
import { identityOptions } from './own-identity';

/** Old servers need OpenSSL's lowest security level; BoringSSL doesn't know the word and throws. */
const CIPHERS: readonly (string | undefined)[] = ['DEFAULT:@SECLEVEL=0', undefined];

type Versions = Pick<HandshakeOptions, 'minVersion' | 'maxVersion'>;

const optionsFor = (versions: Versions, ciphers: string | undefined): SecureContextOptions => ({
  // An empty list of authorities: the peer's chain stays as presented, nothing of ours is added to it.
  ca: [],
  ...(ciphers === undefined ? {} : { ciphers }),
  ...versions,
});

/** What a context holds beside its widest settings. */
export interface ContextWishes extends Versions {
  /** false: ask for no ticket, so that TLS 1.2 resumes by id alone. */
  readonly tickets?: boolean;
  readonly identity?: ClientIdentity | null;
}

const makeContext = ({
  minVersion,
  maxVersion,
  tickets = true,
  identity = null,
}: ContextWishes): SecureContext => {
  const max = maxVersion === undefined ? {} : { maxVersion };
  const choices: Versions[] =
    minVersion === undefined ? [{ minVersion: 'TLSv1', ...max }, max] : [{ minVersion, ...max }];
  const own = {
    ...identityOptions(identity),
    ...(tickets ? {} : { secureOptions: constants.SSL_OP_NO_TICKET }),
  };
  let refusal: unknown;
  for (const versions of choices) {
    for (const ciphers of CIPHERS) {
      try {
        return createSecureContext({ ...optionsFor(versions, ciphers), ...own });
      } catch (error) {
        refusal = error;
      }
    }
  }
  throw refusal;
};

/** Contexts without anything secret, by what they were wished for: there are a handful, and making one takes longer than a small handshake. */
const made = new Map<string, SecureContext>();

/** The widest TLS settings that this runtime takes, tried out from the oldest versions up. Throws the runtime's own error when it takes none. */
export const widestContext = (wishes: ContextWishes): SecureContext => {
  if (wishes.identity) return makeContext(wishes);
  const key = `${wishes.minVersion} ${wishes.maxVersion} ${wishes.tickets}`;
  const context = made.get(key) ?? makeContext(wishes);
  made.set(key, context);
  return context;
};
