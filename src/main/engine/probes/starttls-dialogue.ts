import type { EvidenceMap } from '../../../shared/model/evidence';
import { imapScript } from '../starttls/imap';
import { pop3Script } from '../starttls/pop3';
import { smtpScript } from '../starttls/smtp';
import type { Seen } from './define-probe';
import type { Dialogue } from './net-port';

type Protocol = EvidenceMap['starttls']['protocol'];

const SCRIPTS: { readonly [P in Protocol]: () => Dialogue } = {
  smtp: smtpScript,
  imap: imapScript,
  pop3: pop3Script,
};

/** A fresh dialogue for one connection. */
export const dialogueFor = (protocol: Protocol): Dialogue => SCRIPTS[protocol]();

const isProtocol = (word: string): word is Protocol => word in SCRIPTS;

/** The mail language that the server greeted us in, before or after our own greeting; null when it was none. */
export const spokenProtocol = (seen: Seen): Protocol | null => {
  const banners = seen.reach?.addresses.map(({ banner }) => banner?.looksLike ?? '') ?? [];
  const base = seen.hello?.base.outcome;
  const afterHello = base?.kind === 'plaintext' ? base.looksLike : '';
  return [...banners, afterHello].find(isProtocol) ?? null;
};
