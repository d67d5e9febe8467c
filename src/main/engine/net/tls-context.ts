import { constants } from 'node:crypto';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { ClientIdentity } from '../../../shared/model/way';
import type { HandshakeOptions } from '../probes/net-port';
import { identityOptions } from './own-identity';

/** Old servers need OpenSSL's lowest security level; BoringSSL doesn't know the word and throws. */
const WIDEST: readonly (string | undefined)[] = ['DEFAULT:@SECLEVEL=0', undefined];
/** More contexts than this are not kept: lists of suites differ from server to server. */
const MOST_KEPT = 64;

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
  /** Names of ciphers as node:tls takes them; default: the widest list there is. */
  readonly ciphers?: string | undefined;
}

const makeContext = ({
  minVersion,
  maxVersion,
  tickets = true,
  identity = null,
  ciphers: only,
}: ContextWishes): SecureContext => {
  const max = maxVersion === undefined ? {} : { maxVersion };
  const choices: Versions[] =
    minVersion === undefined ? [{ minVersion: 'TLSv1', ...max }, max] : [{ minVersion, ...max }];
  const own = {
    ...identityOptions(identity),
    ...(tickets ? {} : { secureOptions: constants.SSL_OP_NO_TICKET }),
  };
  const lists = only === undefined ? WIDEST : [`${only}:@SECLEVEL=0`, only];
  let refusal: unknown;
  for (const versions of choices) {
    for (const ciphers of lists) {
      try {
        return createSecureContext({ ...optionsFor(versions, ciphers), ...own });
      } catch (error) {
        refusal = error;
      }
    }
  }
  throw refusal;
};

/** Contexts without anything secret, by what they were wished for: making one takes longer than a small handshake. */
const made = new Map<string, SecureContext>();

/** The widest TLS settings that this runtime takes, tried out from the oldest versions up. Throws the runtime's own error when it takes none. */
export const widestContext = (wishes: ContextWishes): SecureContext => {
  if (wishes.identity) return makeContext(wishes);
  const key = `${wishes.minVersion} ${wishes.maxVersion} ${wishes.tickets} ${wishes.ciphers}`;
  const known = made.get(key);
  if (known) return known;
  const context = makeContext(wishes);
  if (made.size >= MOST_KEPT) made.clear();
  made.set(key, context);
  return context;
};
