import type { ClientProfile } from '../../clients/define-client';
import { handrailHello, KEY_SHARE_GROUP } from '../../clients/handrail';
import { clientById, clients } from '../../clients/registry';
import type { HelloOptions } from '../../wire/api';
import { EXTENSIONS, GROUPS, SCHEMES } from '../../wire/ids';
import { encodeClientHello } from '../../wire/our-hello';
import type { ProbeContext } from '../define-probe';
import type { RoundBase } from '../forms/measure';
import { alpnFor } from '../starttls-dialogue';
import { type Parts, readParts } from './parts';
import type { Making } from './singles';
import type { Side } from './trial';

/** A greeting as somebody sends it, and whose it is. */
export interface Named extends Side {
  readonly name: string;
}

/** What a plain beginning (STARTTLS) or the run itself names in ALPN; null: the greeting's own. */
const alpnOf = ({ net }: ProbeContext, { greeting }: RoundBase): readonly string[] | null =>
  alpnFor(greeting.protocol ?? null) ?? net.alpn;

/** Our own greeting, as the base of a round sends it, with what changes of it are made from. null: a fault of ours. */
export const ourGreeting = (context: ProbeContext, round: RoundBase): Making | null => {
  const { net } = context;
  const key = net.keyShare(KEY_SHARE_GROUP);
  const usual = handrailHello({
    versions: round.greeting.versions,
    serverName: round.greeting.serverName,
    random: net.random(32),
    sessionId: net.random(32),
    keyShares: key ? [{ group: KEY_SHARE_GROUP, key }] : [],
  });
  const options: HelloOptions = { ...usual, alpn: alpnOf(context, round) ?? usual.alpn };
  const parts = readParts(encodeClientHello(options));
  return parts && { options, parts, keyShare: (group) => net.keyShare(group) };
};

/** A program's greeting to the same server; null when its profile makes none that can be taken apart. */
export const greetingOf = (client: ClientProfile, context: ProbeContext, round: RoundBase): Named | null => {
  const { net } = context;
  const alpn = alpnOf(context, round);
  const flight = client.hello({
    random: net.random(32),
    sessionId: net.random(32),
    serverName: round.greeting.serverName,
    keyShare: (group) => net.keyShare(group),
    ...(alpn === null ? {} : { alpn }),
  });
  const parts = readParts(flight);
  return parts && { parts, name: client.name, clause: `the greeting of ${client.name} is sent as it is` };
};

/** The profile that the person chose, or null. */
export const chosenClient = ({ asked }: Pick<ProbeContext, 'asked'>): ClientProfile | null =>
  asked.client ? clientById(asked.client) : null;

const TLS12 = 0x0303;
/** What nearly every server of the years around 2012 took. */
const PLAIN_SUITES = [0xc02f, 0xc02b, 0xc013, 0xc009, 0xc014, 0xc00a, 0x002f, 0x0035, 0x000a, 0x00ff];
const PLAIN_SCHEMES = [
  SCHEMES.rsa_pkcs1_sha256,
  SCHEMES.ecdsa_secp256r1_sha256,
  SCHEMES.rsa_pkcs1_sha384,
  SCHEMES.rsa_pkcs1_sha1,
];

/** A greeting with little in it, as programs of about 2012 sent it: what newer servers still take and old devices do not choke on. */
const plainGreeting = ({ options }: Making): Parts | null =>
  readParts(
    encodeClientHello({
      ...options,
      versions: [TLS12],
      suites: PLAIN_SUITES,
      groups: [GROUPS.secp256r1, GROUPS.secp384r1],
      signatureSchemes: PLAIN_SCHEMES,
      keyShares: [],
      alpn: [],
      sessionId: new Uint8Array(0),
      without: [EXTENSIONS.status_request, EXTENSIONS.session_ticket, EXTENSIONS.extended_master_secret],
    }),
  );

/** The browser whose greeting was recorded; the first by name, so that it is the same each time. */
const recordedBrowser = (): ClientProfile | null =>
  clients.find(({ family, basis }) => family === 'browser' && basis === 'recorded') ?? null;

/** Greetings unlike ours that are worth a try where no single change helped, the likeliest first. */
export const otherGreetings = (making: Making, context: ProbeContext, round: RoundBase): Named[] => {
  const plain = plainGreeting(making);
  const chosen = chosenClient(context);
  const browser = recordedBrowser();
  const small = { name: 'a program of about 2012', clause: 'a small greeting of TLS 1.2 is sent' };
  const of = (client: ClientProfile | null): Named[] => {
    const named = client && greetingOf(client, context, round);
    return named ? [named] : [];
  };
  return [
    ...of(chosen),
    ...(plain ? [{ ...small, parts: plain }] : []),
    ...of(browser === chosen ? null : browser),
  ];
};
