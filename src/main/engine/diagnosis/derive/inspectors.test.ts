import { describe, expect, it } from 'vitest';
import { inspectorOf, mayBeDeviceItself } from './inspectors';

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

describe('a certificate that names a product', () => {
  const fortinet = { product: 'Fortinet', basis: 'seen', kind: 'network' } as const;
  it.each([
    ['vouches for itself', 'CN=FGT60F0000000001, O=Fortinet', true, true],
    ['is made out to the product by its factory', 'CN=FGT60F0000000001, O=Fortinet', false, true],
    ['is made out to a site', 'CN=www.example', false, false],
  ])('and %s', (_what, subject, selfIssued, device) => {
    expect(mayBeDeviceItself({ subject, selfIssued }, fortinet)).toBe(device);
  });
});
