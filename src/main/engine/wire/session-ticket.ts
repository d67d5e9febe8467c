import type { NewSessionTicket12, NewSessionTicket13 } from './api';
import { readExtensions, writeExtensions } from './extensions';
import { Reader } from './reader';
import { written } from './writer';

/** The body of a NewSessionTicket up to TLS 1.2 (RFC 5077 §3.3); an empty ticket = none after all. */
export const encodeNewSessionTicket12 = ({ lifetime, ticket }: NewSessionTicket12): Uint8Array =>
  written((writer) => writer.u32(lifetime).opaque(2, ticket));

/** Reads the body of a NewSessionTicket up to TLS 1.2. Throws DecodeError. */
export const readNewSessionTicket12 = (body: Uint8Array): NewSessionTicket12 => {
  const reader = new Reader(body, 'NewSessionTicket');
  const read = { lifetime: reader.u32('ticket_lifetime_hint'), ticket: reader.opaque(2, 'ticket') };
  reader.end();
  return read;
};

/** The body of a NewSessionTicket of TLS 1.3 (RFC 8446 §4.6.1). */
export const encodeNewSessionTicket13 = (ticket: NewSessionTicket13): Uint8Array =>
  written((writer) => {
    writer.u32(ticket.lifetime).u32(ticket.ageAdd).opaque(1, ticket.nonce).opaque(2, ticket.ticket);
    writeExtensions(writer, ticket.extensions);
  });

/** Reads the body of a TLS 1.3 NewSessionTicket. Throws DecodeError, also for an empty ticket: that one can't be used. */
export const readNewSessionTicket13 = (body: Uint8Array): NewSessionTicket13 => {
  const reader = new Reader(body, 'NewSessionTicket');
  const lifetime = reader.u32('ticket_lifetime');
  const ageAdd = reader.u32('ticket_age_add');
  const nonce = reader.opaque(1, 'ticket_nonce');
  const ticket = reader.opaque(2, 'ticket');
  if (ticket.length === 0) reader.fail('bad-length', 'ticket');
  const extensions = readExtensions(reader);
  reader.end();
  return { lifetime, ageAdd, nonce, ticket, extensions };
};
