import type { CertificateRequest, HandshakeMessage, ServerHello, ServerKeyExchange } from '../wire/api';
import { readCertificate12, readCertificateRequest } from '../wire/certificate';
import { readCertificateStatus } from '../wire/certificate-status';
import { DecodeError } from '../wire/decode-error';
import { HANDSHAKE_TYPES } from '../wire/ids';
import { readServerHello } from '../wire/server-hello';
import { readServerKeyExchange } from '../wire/server-key-exchange';
import { readNewSessionTicket12 } from '../wire/session-ticket';
import { messageLabel } from './wire-labels';

const MOST_FAULTS_NAMED = 3;

/** What is wrong inside a ServerHello that stands all the same: evidence about the peer, no outcome of its own. */
const faultsNote = (hello: ServerHello | null): string => {
  const faults = hello?.faults ?? [];
  if (faults.length === 0) return '';
  const named = faults.slice(0, MOST_FAULTS_NAMED).map(({ what, reason }) => `${what} ${reason}`);
  const more = faults.length > named.length ? `, and ${faults.length - named.length} more` : '';
  return ` (malformed: ${named.join(', ')}${more})`;
};

/** The readable messages of a server's first flight, as they come. A message that can't be read says so in its label, and reading goes on. */
export class ServerFlight {
  serverHello: ServerHello | null = null;
  /** DER, in the order presented. */
  certificates: readonly Uint8Array[] | null = null;
  certificateRequest: CertificateRequest | null = null;
  serverKeyExchange: ServerKeyExchange | null = null;
  /** The OCSP response for the leaf, DER. */
  ocsp: Uint8Array | null = null;
  /** A NewSessionTicket with a ticket in it came (RFC 5077 §3.3); an empty one is none. */
  ticket = false;
  /** ServerHelloDone was read (RFC 5246 §7.4.5). */
  done = false;
  /** Why nothing makes sense any more: the ServerHello itself can't be read. */
  problem: string | null = null;

  /** Takes one message. Gives what is wrong with it; null: nothing. */
  take(message: HandshakeMessage): string | null {
    const problem = this.tryReading(message);
    if (problem && message.type === HANDSHAKE_TYPES.server_hello) this.problem = problem;
    return problem;
  }

  /** Takes one message and gives its label. */
  read(message: HandshakeMessage): string {
    const problem = this.take(message);
    const label = messageLabel(message.type, this.serverHello?.helloRetryRequest);
    if (problem) return `${label} (not readable)`;
    return message.type === HANDSHAKE_TYPES.server_hello ? `${label}${faultsNote(this.serverHello)}` : label;
  }

  private tryReading(message: HandshakeMessage): string | null {
    try {
      this.open(message);
      return null;
    } catch (error) {
      if (error instanceof DecodeError) return error.message;
      throw error;
    }
  }

  private open({ type, body }: HandshakeMessage): void {
    if (!this.serverHello) {
      if (type === HANDSHAKE_TYPES.server_hello) this.serverHello = readServerHello(body);
    } else if (type === HANDSHAKE_TYPES.certificate) {
      this.certificates ??= readCertificate12(body);
    } else if (type === HANDSHAKE_TYPES.certificate_request) {
      this.certificateRequest ??= readCertificateRequest(body, this.serverHello.version);
    } else if (type === HANDSHAKE_TYPES.new_session_ticket) {
      this.ticket ||= readNewSessionTicket12(body).ticket.length > 0;
    } else if (type === HANDSHAKE_TYPES.server_key_exchange) {
      this.serverKeyExchange ??= readServerKeyExchange(
        body,
        this.serverHello.suite,
        this.serverHello.version,
      );
    } else if (type === HANDSHAKE_TYPES.certificate_status) {
      this.ocsp ??= readCertificateStatus(body);
    } else if (type === HANDSHAKE_TYPES.server_hello_done) {
      this.done = true;
    }
  }
}
