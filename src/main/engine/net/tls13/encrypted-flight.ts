import type { FlightResult } from '../../probes/net-port';
import type { CertificateRequest13, Extension, HandshakeMessage } from '../../wire/api';
import { readCertificateRequest13 } from '../../wire/certificate-request13';
import { readCertificateVerify } from '../../wire/certificate-verify';
import { readCertificateEntries13 } from '../../wire/certificate13';
import { DecodeError } from '../../wire/decode-error';
import { readEncryptedExtensions } from '../../wire/encrypted-extensions';
import { HANDSHAKE_TYPES, handshakeTypeName } from '../../wire/ids';
import { sameBytes } from '../hashing';
import { finishedData, type HashName } from './key-schedule';
import type { TranscriptHash } from './transcript-hash';
import { signatureFits } from './verify-signature';

const { encrypted_extensions, certificate_request, certificate, certificate_verify, finished } =
  HANDSHAKE_TYPES;

/** What may come after what (RFC 8446 §2, without PSK). */
const NEXT: { readonly [type: number]: readonly number[] } = {
  [HANDSHAKE_TYPES.server_hello]: [encrypted_extensions],
  [encrypted_extensions]: [certificate_request, certificate],
  [certificate_request]: [certificate],
  [certificate]: [certificate_verify],
  [certificate_verify]: [finished],
  [finished]: [],
};

/** The messages of a server from EncryptedExtensions to Finished, in the order of the RFC, each checked as it comes. */
export class EncryptedFlight {
  encryptedExtensions: readonly Extension[] | null = null;
  alpn: string | null = null;
  certificateRequest: CertificateRequest13 | null = null;
  certificates: readonly Uint8Array[] | null = null;
  ocsp: Uint8Array | null = null;
  certificateVerify: FlightResult['certificateVerify'] = null;
  finishedValid: boolean | null = null;
  private last: number = HANDSHAKE_TYPES.server_hello;

  constructor(
    private readonly hash: HashName,
    /** The server's handshake traffic secret. */
    private readonly secret: Uint8Array,
    private readonly transcript: TranscriptHash,
  ) {}

  get done(): boolean {
    return this.last === finished;
  }

  /** Takes the next message; gives what is wrong with it, or null. */
  take(message: HandshakeMessage): string | null {
    if (!NEXT[this.last]?.includes(message.type))
      return `${handshakeTypeName(message.type)} behind ${handshakeTypeName(this.last)}`;
    try {
      this.read(message);
    } catch (error) {
      if (error instanceof DecodeError) return error.message;
      throw error;
    }
    this.last = message.type;
    this.transcript.addRead(message);
    return this.finishedValid === false ? 'Finished does not fit what was said before it' : null;
  }

  private read({ type, body }: HandshakeMessage): void {
    if (type === encrypted_extensions) {
      const { extensions, alpn } = readEncryptedExtensions(body);
      this.encryptedExtensions = extensions;
      this.alpn = alpn;
    } else if (type === certificate_request) this.certificateRequest = readCertificateRequest13(body);
    else if (type === certificate) this.readCertificates(body);
    else if (type === certificate_verify) this.readVerify(body);
    else if (type === finished) {
      const wanted = finishedData(this.hash, this.secret, this.transcript.sum(this.hash));
      this.finishedValid = sameBytes(wanted, body);
    }
  }

  private readCertificates(body: Uint8Array): void {
    const entries = readCertificateEntries13(body);
    this.certificates = entries.map(({ der }) => der);
    this.ocsp = entries[0]?.ocsp ?? null;
  }

  /** A signature that does not fit is told and not acted upon: what comes after it is worth seeing too. */
  private readVerify(body: Uint8Array): void {
    const { scheme, signature } = readCertificateVerify(body);
    const leaf = this.certificates?.[0];
    this.certificateVerify = {
      scheme,
      valid: signatureFits(leaf, scheme, signature, this.transcript.sum(this.hash)),
    };
  }
}
