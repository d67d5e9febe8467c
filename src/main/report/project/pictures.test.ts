import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceMap } from '../../../shared/model/evidence';
import { chainSchema, type Finding } from '../../../shared/model/finding';
import { networkPathSchema, overlapSchema } from '../../../shared/model/pictures';
import type { Told } from '../../engine/diagnosis/define-cause';
import { asEvidence } from '../../engine/diagnosis/testing/as-evidence';
import { FIN, hello, helloFacts, told } from '../../engine/diagnosis/testing/build';
import { settingsFacts, waysFacts } from '../../engine/diagnosis/testing/network';
import {
  certificateFacts,
  fault,
  healthy,
  namesFacts,
  presented,
  reachFacts,
  turnedAway,
} from '../../engine/diagnosis/testing/situations';
import { bothWays, stopped, toldOfProxy } from '../../engine/diagnosis/testing/through-proxy';
import { chainFrom } from './chain';
import { overlapFrom } from './overlap';
import { pathFrom } from './path';

const NONE: Finding[] = [];
const path = (facts: Partial<EvidenceMap>, who: Told = told(), findings = NONE) => {
  const drawn = pathFrom(asEvidence(facts), who, findings);
  return drawn === null ? null : networkPathSchema.parse(drawn);
};
/** "computer carried > network carried > address carried > server carried" of one way. */
const passes = (facts: Partial<EvidenceMap>, who?: Told, findings?: Finding[], line = 0, end = 0): string => {
  const drawn = path(facts, who, findings)?.lines[line];
  return [...(drawn?.trunk ?? []), ...(drawn?.ends[end] ?? [])]
    .map(({ kind, pass }) => `${kind} ${pass}`)
    .join(' > ');
};

describe('the way to a server', () => {
  it('that answers was seen to get through, all of it', () => {
    expect(passes(healthy())).toBe('computer carried > network carried > address carried > server carried');
    expect(path(healthy())?.sentence).toMatch(/gets through/);
  });
  it('that closes every greeting is marked as a stretch, because a close does not tell where', () => {
    expect(passes(turnedAway(FIN))).toBe(
      'computer carried > network somewhere > address somewhere > server somewhere',
    );
    expect(path(turnedAway(FIN))?.sentence).toMatch(/nobody can see at which place/);
  });
  it('breaks at the server where a confirmed cause belongs to its owner', () => {
    const finding = { verdict: 'confirmed', owner: 'server-owner' } as Finding;
    expect(passes(turnedAway(FIN), told(), [finding])).toMatch(/address carried > server broken$/);
    expect(passes(turnedAway(FIN), told(), [{ ...finding, verdict: 'likely' }])).toMatch(/server somewhere$/);
  });
  it('breaks at the server where it refuses the connection, and is not known behind a silent stretch', () => {
    const facts = { names: namesFacts() };
    const refused = reachFacts([{ connected: false, outcome: { kind: 'refused' } }]);
    expect(passes({ ...facts, reach: refused })).toMatch(/address carried > server broken$/);
    const silent = reachFacts([{ connected: false, outcome: { kind: 'connect-timeout', afterMs: 5_000 } }]);
    expect(passes({ ...facts, reach: silent })).toBe(
      'computer carried > network somewhere > address somewhere > server unknown',
    );
  });
  it('breaks on this computer’s side where no packet can leave it', () => {
    const reach = reachFacts([{ connected: false, outcome: { kind: 'unreachable', code: 'ENETUNREACH' } }]);
    expect(passes({ names: namesFacts(), reach })).toBe(
      'computer carried > network broken > address unknown > server unknown',
    );
  });
  it('forks for several addresses, each with its own end', () => {
    const reach = reachFacts([{}, {}, { connected: false, outcome: { kind: 'refused' } }]);
    const firsts = [hello('w-1', 'TLS 1.3', '192.0.2.10'), hello('w-2', FIN, '192.0.2.11')];
    const facts = { ...healthy(), reach, ways: waysFacts(firsts) };
    expect(path(facts)?.lines[0]?.ends.map((end) => end.map(({ pass }) => pass).join(' '))).toEqual([
      'carried carried',
      'somewhere somewhere',
      'carried broken',
    ]);
    expect(path(facts)?.sentence).toBe('Of 3 addresses, 1 answered each time. The others are marked.');
  });
  it('on which the usual greeting is never answered, and another is, depends on the greeting and not on the time', () => {
    const facts = { ...healthy(), hello: helloFacts(FIN) };
    expect(passes(facts)).toMatch(/address carried > server by-greeting$/);
    expect(path(facts)?.sentence).toContain('depends on the greeting');
  });
  it('that works sometimes says so', () => {
    const facts = { ...healthy(), hello: helloFacts('TLS 1.3', { repeated: hello('hello-2', FIN) }) };
    expect(passes(facts)).toMatch(/address carried > server sometimes$/);
  });
  it('ends at the look-up when the name leads nowhere', () => {
    const names = namesFacts({ addresses: [], failure: { code: 'not-found', text: 'No such name.' } });
    expect(passes({ names })).toBe('computer carried > lookup broken > network unknown > server unknown');
  });
  it('has no network where the server is on this computer', () => {
    const reach = reachFacts([{ address: '127.0.0.1' }]);
    const facts = {
      reach,
      hello: helloFacts('TLS 1.3', { addresses: [hello('h', 'TLS 1.3', '127.0.0.1')] }),
    };
    expect(passes(facts)).toBe('computer carried > address carried > server carried');
  });
  it('is not drawn where nothing was tried', () => {
    expect(path({})).toBeNull();
  });
});

describe('what stands on the way', () => {
  const proxied = (outcome: ReturnType<typeof stopped>): Partial<EvidenceMap> => ({
    names: namesFacts({ addresses: [{ address: 'shop.example', family: 4 }] }),
    reach: reachFacts([{ address: 'shop.example', connected: false, outcome }]),
  });
  it('a proxy that can’t be reached breaks the way before it', () => {
    expect(passes(proxied(stopped('unreachable')), toldOfProxy())).toBe(
      'computer carried > proxy broken > network unknown > address unknown > server unknown',
    );
  });
  it('a proxy that says no was reached, and breaks the way behind it', () => {
    expect(passes(proxied(stopped('forbidden', 403)), toldOfProxy())).toMatch(
      /^computer carried > proxy carried > network broken/,
    );
    expect(path(proxied(stopped('forbidden', 403)), toldOfProxy())?.sentence).toMatch(/at the proxy/);
  });
  it('the direct way is drawn beside the one through the proxy', () => {
    const facts = { ...proxied(stopped('forbidden', 403)), ways: bothWays(stopped('forbidden'), 'TLS 1.3') };
    expect(passes(facts, toldOfProxy(), NONE, 1)).toBe(
      'computer carried > network carried > address carried > server carried',
    );
  });
  it('security software is drawn only where something points to it', () => {
    const named = {
      ...turnedAway(FIN),
      'local-settings': settingsFacts({ 'antivirus.1': 'Example Shield' }),
    };
    expect(passes(named)).toMatch(/^computer carried > software somewhere/);
    expect(passes({ ...healthy(), 'local-settings': settingsFacts({}) })).not.toContain('software');
    const made = certificateFacts([], [presented({ issuer: 'CN=Avast Web/Mail Shield Root' })]);
    expect(passes({ ...healthy(), certificate: made })).toMatch(/^computer carried > software carried/);
  });
  it('a device of the network is drawn where the certificate names it', () => {
    const made = certificateFacts([], [presented({ issuer: 'O=Zscaler Inc.' })]);
    expect(passes({ ...healthy(), certificate: made })).toContain('network carried > inspector carried');
  });
});

describe('the two sides', () => {
  const overlap = (facts: Partial<EvidenceMap>, client: string | null = null) => {
    const drawn = overlapFrom(asEvidence(facts), { client });
    return drawn === null ? null : overlapSchema.parse(drawn);
  };
  it('are our own greeting and the server where no program was chosen, and say so', () => {
    expect(overlap(healthy())).toMatchObject({ mute: false, program: { own: true } });
  });
  it('are the chosen program and the server otherwise', () => {
    const drawn = overlap(healthy(), 'dotnet-framework-3-5-windows-7');
    expect(drawn?.program).toMatchObject({ own: false, name: expect.stringContaining('.NET Framework 3.5') });
    expect(drawn?.lists[0]?.items.some(({ program, server }) => program && server === 'takes')).toBe(false);
  });
  it('fall back to our own greeting where the program is not known any more', () => {
    expect(overlap(healthy(), 'no-such-program')?.program.own).toBe(true);
  });
  it('say that nothing is known of a server that answers nothing', () => {
    expect(overlap(turnedAway(FIN))).toMatchObject({ mute: true, lists: [{ kind: 'versions' }] });
  });
  it('stay within a report, however long the lists are', () => {
    const suites = Array.from({ length: 400 }, (_, index) => `TLS_${index}`);
    const list = {
      version: 'TLS 1.2',
      suites,
      order: 'server',
      complete: true,
      choking: null,
      confirmed: null,
    };
    expect(overlap({ ...healthy(), suites: { lists: [list] } as EvidenceMap['suites'] })).not.toBeNull();
  });
  it('are not drawn where no greeting was sent', () => {
    expect(overlap({ names: namesFacts() })).toBeNull();
  });
});

describe('the chain of certificates', () => {
  const chain = (facts: Partial<EvidenceMap>) => {
    const drawn = chainFrom(asEvidence(facts) as Evidence);
    return drawn === null ? null : chainSchema.parse(drawn);
  };
  it('leads up to the root that this computer trusts, though the server did not send it', () => {
    expect(chain(healthy())?.certificates.map(({ role, bad }) => `${role} ${bad}`)).toEqual([
      'server false',
      'intermediate false',
      'anchor false',
    ]);
  });
  it('has no trusted root at its end where it is not trusted', () => {
    const certificate = certificateFacts([fault('unknown-root', 'Not known.', 1)]);
    expect(chain({ certificate })?.certificates.map(({ role, bad }) => `${role} ${bad}`)).toEqual([
      'server false',
      'intermediate true',
    ]);
  });
  it('says where a missing one can be had, and marks it alone', () => {
    const leaf = presented({ caIssuers: ['ldap://x', 'http://certs.example/ca.der'] });
    const certificate = certificateFacts([fault('missing-intermediate', 'A link is missing.')], [leaf]);
    expect(chain({ certificate })?.certificates).toMatchObject([
      { role: 'server', bad: false },
      { role: 'missing', bad: true, where: 'http://certs.example/ca.der' },
    ]);
  });
  it('is not drawn where no certificate was seen', () => {
    expect(chain(turnedAway(FIN))).toBeNull();
  });
});
