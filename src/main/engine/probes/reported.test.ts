import { describe, expect, it } from 'vitest';
import { reported } from './reported';

const NOTHING = { anything: false, protocols: false, lists: false, keys: false, oldStack: null };

describe('what a pasted text makes worth asking', () => {
  it('is nothing when nothing was pasted', () => {
    expect(reported('')).toEqual(NOTHING);
    expect(reported(' \n\t')).toEqual(NOTHING);
  });
  it.each([
    ['remote error: tls: no application protocol'],
    ['Received fatal alert: no_application_protocol'],
    ['gnutls: received alert [120]'],
    ['missing selected ALPN property'],
  ])('is the language inside TLS for %s', (text) => {
    expect(reported(text)).toEqual({ ...NOTHING, anything: true, protocols: true });
  });
  it.each([
    ['Received fatal alert: handshake_failure'],
    ['error:0A000410:SSL routines::sslv3 alert handshake failure:SSL alert number 40'],
    ["The remote party sent a TLS alert: 'HandshakeFailure'"],
    ["remote party sent a TLS alert: 'InsufficientSecurity'"],
    ['no cipher suites in common'],
    ['no shared signature algorithms'],
  ])('is the lists for %s', (text) => {
    expect(reported(text)).toEqual({ ...NOTHING, anything: true, lists: true });
  });
  it.each([
    ['dh key too small'],
    ['Could not generate DH keypair'],
    ['Prime size must be multiple of 64'],
    ['SSL alert number 20'],
    ['Received fatal alert: bad_record_mac'],
  ])('is the keys for %s', (text) => {
    expect(reported(text)).toEqual({ ...NOTHING, anything: true, keys: true });
  });
  it('is nothing in particular for a closed connection', () => {
    expect(
      reported('Authentication failed because the remote party has closed the transport stream.'),
    ).toEqual({ ...NOTHING, anything: true, oldStack: 'dotnet' });
  });
  it('names a stack that greeted in old ways', () => {
    const text = 'javax.net.ssl.SSLException: Connection has been shutdown';
    expect(reported(text)).toEqual({ ...NOTHING, anything: true, oldStack: 'java' });
  });
});
