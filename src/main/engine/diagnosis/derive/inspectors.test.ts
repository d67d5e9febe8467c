import { describe, expect, it } from 'vitest';
import { inspectorOf } from './inspectors';

describe('the names of software that looks into connections', () => {
  it.each([
    ['CN=Zscaler Intermediate Root CA (zscaler.net), O=Zscaler Inc.', 'Zscaler', 'seen'],
    ['CN=ca.example.goskope.com', 'Netskope', 'seen'],
    ['CN=Cisco Umbrella Primary SubCA, O=Cisco', 'Cisco Umbrella', 'seen'],
    ['CN=FG100E, O=Fortinet Ltd.', 'Fortinet', 'seen'],
    ['CN=ESET SSL Filter CA, O="ESET, spol. s r. o.", C=SK', 'ESET', 'seen'],
    ['CN=Avast Web/Mail Shield Root', 'Avast', 'seen'],
    ['CN=Bitdefender Personal CA.Net-Defender', 'Bitdefender', 'seen'],
    ['CN=DO_NOT_TRUST_FiddlerRoot', 'Fiddler', 'seen'],
    ['O=Barracuda Networks', 'Barracuda', 'supposed'],
    ['CN=Gateway CA - Cloudflare Managed G1', 'Cloudflare Gateway', 'supposed'],
    ['CN=Securly Proxy CA', 'Securly', 'supposed'],
  ])('tell %s', (issuer, product, basis) => {
    expect(inspectorOf([issuer])).toMatchObject({ product, basis });
  });
  it.each([
    'CN=Cloudflare Inc ECC CA-3, O=Cloudflare, Inc., C=US',
    'CN=Cisco Systems RXC-R2',
    'CN=Reset CA',
    'CN=R11, O=Let’s Encrypt',
    'CN=Lightspeed Commerce Issuing CA',
    'O=Norton Healthcare',
  ])('leave %s alone', (issuer) => {
    expect(inspectorOf([issuer])).toBeNull();
  });
});
