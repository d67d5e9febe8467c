import { EXTENSIONS } from '../../wire/ids';

/*
 * Extensions whose content is the same in every greeting that carries them: the type and the bytes in hex.
 */

/** RFC 7627, empty. */
export const EXTENDED_MASTER_SECRET = [EXTENSIONS.extended_master_secret, ''] as const;
/** RFC 7366, empty. */
export const ENCRYPT_THEN_MAC = [EXTENSIONS.encrypt_then_mac, ''] as const;
/** RFC 5077, empty: a ticket is welcome. */
export const SESSION_TICKET = [EXTENSIONS.session_ticket, ''] as const;
/** RFC 6962 §3.3.1, empty. */
export const CERTIFICATE_TIMESTAMP = [EXTENSIONS.signed_certificate_timestamp, ''] as const;
/** RFC 8446 §4.2.6, empty. */
export const POST_HANDSHAKE_AUTH = [EXTENSIONS.post_handshake_auth, ''] as const;
/** RFC 8422 §5.1.2: uncompressed alone. */
export const POINT_FORMATS = [EXTENSIONS.ec_point_formats, '0100'] as const;
/** As OpenSSL sends it: uncompressed and both compressed ones. */
export const ALL_POINT_FORMATS = [EXTENSIONS.ec_point_formats, '03000102'] as const;
/** RFC 6066 §8: OCSP, without responders or extensions. */
export const STATUS_REQUEST = [EXTENSIONS.status_request, '0100000000'] as const;
/** RFC 6961: the same for every certificate of the chain. */
export const STATUS_REQUEST_V2 = [EXTENSIONS.status_request_v2, '000702000400000000'] as const;
/** RFC 5746 §3.4, for a first handshake. */
export const RENEGOTIATION_INFO = [EXTENSIONS.renegotiation_info, '00'] as const;
/** RFC 8446 §4.2.9: psk_dhe_ke. */
export const PSK_WITH_DHE = [EXTENSIONS.psk_key_exchange_modes, '0101'] as const;
/** RFC 8446 §4.2.9: psk_dhe_ke and psk_ke. */
export const PSK_BOTH = [EXTENSIONS.psk_key_exchange_modes, '020100'] as const;
/** RFC 8449: 16,385 bytes. */
export const RECORD_SIZE_LIMIT = [EXTENSIONS.record_size_limit, '4001'] as const;
