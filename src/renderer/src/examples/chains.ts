import type { Chain } from '../../../shared/model/finding';

const card = (change: Partial<Chain['certificates'][number]>): Chain['certificates'][number] => ({
  role: 'intermediate',
  subject: '',
  issuer: '',
  notBefore: '',
  notAfter: '',
  note: '',
  bad: false,
  where: '',
  ...change,
});

const LEAF = card({
  role: 'server',
  subject: 'CN=shop.example',
  issuer: 'CN=Example Issuing CA 3, O=Example Trust',
  notBefore: '2026-09-09T00:00:00Z',
  notAfter: '2026-12-08T23:59:59Z',
});

const AT = '2026-11-21T09:14:05.000Z';

/** A chain that is whole, up to a root that the server rightly did not send. */
export const wholeChain: Chain = {
  kind: 'chain',
  title: 'The certificates the server showed',
  at: AT,
  certificates: [
    LEAF,
    card({
      subject: 'CN=Example Issuing CA 3, O=Example Trust',
      issuer: 'CN=Example Root R1, O=Example Trust',
      notBefore: '2022-01-01T00:00:00Z',
      notAfter: '2032-01-01T00:00:00Z',
    }),
    card({
      role: 'anchor',
      subject: 'CN=Example Root R1, O=Example Trust',
      note: 'A server need not send this one: it is in this computer’s list of trusted roots.',
    }),
  ],
};

/** The link in the middle was not sent. */
export const missingChain: Chain = {
  ...wholeChain,
  certificates: [
    LEAF,
    card({
      role: 'missing',
      subject: 'CN=Example Issuing CA 3, O=Example Trust',
      note: 'The server did not send this certificate. We asked for it elsewhere, and found it.',
      where: 'http://certs.example/issuing-ca-3.der',
      bad: true,
    }),
  ],
};

/** Everything at once: not good yet, a card that does not belong there, a root that is not known. */
export const crossedChain: Chain = {
  ...wholeChain,
  certificates: [
    card({
      ...LEAF,
      notBefore: '2026-12-01T00:00:00Z',
      notAfter: '2027-12-01T00:00:00Z',
      note: 'The certificate is good from 1 December 2026 on.',
      bad: true,
    }),
    card({
      subject: 'CN=Another Authority with a very long name that somebody gave it, O=Example Organisation',
      issuer: 'CN=Company Root',
      notBefore: '2020-01-01T00:00:00Z',
      notAfter: '2026-12-05T00:00:00Z',
    }),
    card({
      role: 'root',
      subject: 'CN=Company Root',
      issuer: 'CN=Company Root',
      notBefore: '2015-01-01T00:00:00Z',
      notAfter: '2040-01-01T00:00:00Z',
      note: 'This computer does not know the root authority “CN=Company Root”.',
      bad: true,
    }),
  ],
};
