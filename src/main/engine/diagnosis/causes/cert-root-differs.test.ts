import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { match, told } from '../testing/build';
import { certificateFacts, fault } from '../testing/situations';
import { cause } from './cert-root-differs';

const none = new Map();
type Path = EvidenceMap['trust-path'];

const store = (id: Path['stores'][number]['id'], trusted: boolean, roots = 140): Path['stores'][number] => ({
  id,
  name: id === 'mozilla' ? 'the roots of Mozilla' : 'the roots of this operating system',
  roots,
  trusted,
  anchor: trusted ? 'CN=Example Root' : null,
  faults: trusted ? [] : [fault('unknown-root', 'The root is not known.')],
});

const path = (...stores: Path['stores']): Path => ({
  attemptId: 'trust-path-1',
  stores,
  fetched: [],
  repaired: null,
});

const examine = (path: Path, said = told()) => cause.examine({ 'trust-path': path }, said, none);

describe('cert-root-differs', () => {
  it('is confirmed when Mozilla’s list trusts the chain and this computer’s does not', () => {
    expect(examine(path(store('this-computer', false), store('mozilla', true)))).toMatchObject({
      verdict: 'confirmed',
      title: 'This computer lacks a root certificate that is publicly trusted',
      details: [{ kind: 'table', rows: { length: 2 } }],
    });
  });
  it('is likely the other way round when a program with a list of its own refused the certificate', () => {
    const refused = match({ id: 'java.pkix', event: 'certificate-rejected-here' });
    const said = told({ program: 'java' }, refused);
    expect(examine(path(store('this-computer', true), store('mozilla', false)), said).verdict).toBe('likely');
  });
  it('is only possible the other way round when nothing was told', () => {
    expect(examine(path(store('this-computer', true), store('mozilla', false))).verdict).toBe('possible');
  });
  it('is likely when only the added root leads to it and the program refused the certificate', () => {
    const stores = path(store('this-computer', false), store('mozilla', false), store('added', true, 1));
    const refused = (ranks: string[]) => match({ event: 'certificate-rejected-here', ranks });
    const said = told({}, refused(['cert-untrusted-root']));
    expect(examine(stores, said)).toMatchObject({
      verdict: 'likely',
      title: expect.stringContaining('root that you added'),
    });
    expect(examine(stores).verdict).toBe('ruled-out');
    expect(examine(stores, told({}, refused(['cert-expired']))).verdict).toBe('ruled-out');
    const lab = told({ lab: 'unknown-root' }, refused(['cert-untrusted-root']));
    expect(examine(stores, lab).verdict).toBe('ruled-out');
  });
  it('is ruled out when the lists agree, or when the fault is not the root', () => {
    expect(examine(path(store('this-computer', true), store('mozilla', true))).verdict).toBe('ruled-out');
    expect(examine(path(store('this-computer', false), store('mozilla', false))).verdict).toBe('ruled-out');
    const late = { ...store('this-computer', false), faults: [fault('expired', 'It ran out.')] };
    expect(examine(path(late, store('mozilla', true))).verdict).toBe('ruled-out');
  });
  it('is likely when this computer has no root at all, as in a bare container', () => {
    expect(examine(path(store('this-computer', false, 0), store('mozilla', true)))).toMatchObject({
      verdict: 'likely',
      title: 'No root certificate was found on this computer',
    });
  });
  it('can’t tell when only one list could be read', () => {
    expect(examine(path(store('mozilla', true))).verdict).toBe('unknown');
    expect(examine(path(store('this-computer', false), store('mozilla', false, 0))).verdict).toBe('unknown');
  });
  it('can’t tell while a link is missing for both lists, and was not found', () => {
    const gap = (id: 'this-computer' | 'mozilla') => ({
      ...store(id, false),
      faults: [fault('missing-intermediate', 'A link is missing.')],
    });
    const both = path(gap('this-computer'), gap('mozilla'));
    expect(examine(both).verdict).toBe('unknown');
    // Where the server sends its authorities, what is missing is most likely the root itself, and both lists lack it.
    const certificate = certificateFacts([fault('missing-intermediate', 'A link is missing.')]);
    expect(cause.examine({ 'trust-path': both, certificate }, told(), none).verdict).toBe('ruled-out');
  });
});
