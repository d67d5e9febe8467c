import type { CertificateRequest, HandshakeMessage, ServerHello } from '../wire/api';
import { readCertificate12, readCertificateRequest } from '../wire/certificate';
import { DecodeError } from '../wire/decode-error';
import { HANDSHAKE_TYPES } from '../wire/ids';
import { readServerHello } from '../wire/server-hello';
import { messageLabel } from './wire-labels';

/** The readable messages of a server's first flight, as they come. */
export interface ServerFlight {
  /** Takes one message and gives its label. A message that can't be read says so in its label, and reading goes on. */
  read(message: HandshakeMessage): string;
  readonly serverHello: ServerHello | null;
  readonly certificates: readonly Uint8Array[] | null;
  readonly certificateRequest: CertificateRequest | null;
  /** ServerHelloDone was read (RFC 5246 §7.4.5). */
  readonly done: boolean;
  /** Why the flight makes no sense any more: the ServerHello itself can't be read. */
  readonly problem: string | null;
}

/** The value, or the sentence that says why there is none. */
const tried = <T>(read: () => T): { readonly value: T } | { readonly problem: string } => {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof DecodeError) return { problem: error.message };
    throw error;
  }
};

export const createServerFlight = (): ServerFlight => {
  let serverHello: ServerHello | null = null;
  let certificates: readonly Uint8Array[] | null = null;
  let certificateRequest: CertificateRequest | null = null;
  let done = false;
  let problem: string | null = null;

  const readOne = ({ type, body }: HandshakeMessage): { readonly problem: string } | null => {
    if (type === HANDSHAKE_TYPES.server_hello && !serverHello) {
      const hello = tried(() => readServerHello(body));
      if ('problem' in hello) problem = hello.problem;
      else serverHello = hello.value;
    } else if (type === HANDSHAKE_TYPES.certificate && serverHello && !certificates) {
      const list = tried(() => readCertificate12(body));
      if ('problem' in list) return list;
      certificates = list.value;
    } else if (type === HANDSHAKE_TYPES.certificate_request && serverHello) {
      const { version } = serverHello;
      const request = tried(() => readCertificateRequest(body, version));
      if ('problem' in request) return request;
      certificateRequest = request.value;
    } else if (type === HANDSHAKE_TYPES.server_hello_done && serverHello) {
      done = true;
    }
    return null;
  };

  return {
    read(message) {
      const unread = readOne(message);
      const label = messageLabel(message.type, serverHello?.helloRetryRequest);
      return unread || (problem && message.type === HANDSHAKE_TYPES.server_hello)
        ? `${label} (not readable)`
        : label;
    },
    get serverHello() {
      return serverHello;
    },
    get certificates() {
      return certificates;
    },
    get certificateRequest() {
      return certificateRequest;
    },
    get done() {
      return done;
    },
    get problem() {
      return problem;
    },
  };
};
