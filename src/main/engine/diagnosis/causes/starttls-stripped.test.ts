import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { hello, helloFacts, told } from '../testing/build';
import { cause } from './starttls-stripped';

const none = new Map();
const PLAIN = {
  kind: 'plaintext',
  stage: 'after-hello',
  looksLike: 'smtp',
  text: '220 mail.example',
} as const;

const dialogue = (change: Partial<EvidenceMap['starttls']> = {}): EvidenceMap['starttls'] => ({
  protocol: 'smtp',
  foundBy: 'banner',
  offered: false,
  refusedText: 'Where STARTTLS should be offered, the list says: 250-XXXXXXXA',
  why: 'stripped',
  result: hello('starttls-1', PLAIN),
  ...change,
});
const examine = (starttls?: EvidenceMap['starttls'], said = told()) =>
  cause.examine({ hello: helloFacts(PLAIN), ...(starttls ? { starttls } : {}) }, said, none);

describe('starttls-stripped', () => {
  it('is confirmed when the mask itself was read', () => {
    const verdict = examine(dialogue());
    expect(verdict).toMatchObject({
      verdict: 'confirmed',
      because: [{ grade: 'measured' }, { grade: 'inferred' }],
    });
    expect(JSON.stringify(verdict)).toContain('250-XXXXXXXA');
  });
  it('is only possible when the offer is missing', () => {
    const missing = dialogue({ why: 'not-offered', refusedText: 'The mail server does not offer STARTTLS.' });
    expect(examine(missing).verdict).toBe('possible');
  });
  it('is likely when the offer is missing here and it works elsewhere', () => {
    const missing = dialogue({ why: 'not-offered', refusedText: null });
    expect(examine(missing, told({ answers: { elsewhere: 'works' } })).verdict).toBe('likely');
  });
  it('is ruled out when the offer came, taken up or turned down, and for another language', () => {
    expect(examine(dialogue({ offered: true, why: null, refusedText: null })).verdict).toBe('ruled-out');
    const turnedDown = dialogue({ why: 'refused', askedToSwitch: true });
    expect(examine(turnedDown).verdict).toBe('ruled-out');
    expect(examine(dialogue({ protocol: 'imap' })).verdict).toBe('ruled-out');
    expect(examine(dialogue({ why: 'other-protocol' })).verdict).toBe('ruled-out');
  });
  it('can’t be told from a talk that ended before the switch', () => {
    expect(examine(dialogue({ why: 'refused' })).verdict).toBe('unknown');
    expect(examine(dialogue({ why: null, refusedText: null })).verdict).toBe('unknown');
  });
  it('is ruled out where there was no such conversation', () => {
    expect(examine().verdict).toBe('ruled-out');
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told(), none).verdict).toBe('ruled-out');
  });
});
