import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { USUAL_OPTIONS } from '../../../../shared/model/way';
import { FIN, hello, helloFacts, match, told } from '../testing/build';
import { serverNameFacts } from '../testing/situations';
import { cause } from './concurrency-or-reuse-race';

const none = new Map();
const tally = (answered: number, sent: number) => ({ answered, sent, failing: { low: 0, high: 1 } });

const counted = (together: number, chance: number, alone = 20): EvidenceMap['stability'] => ({
  ended: 'complete',
  first: {
    ...tally(alone, 20),
    what: 'The up-to-date greeting',
    address: '192.0.2.10',
    course: '',
    connectMs: null,
    answerMs: null,
    failures: [],
  },
  second: null,
  chance: null,
  sessions: null,
  parallel: { atOnce: 8, serial: tally(alone, 20), together: tally(together, 20), chance },
  early: { count: 0, ofEnded: 0, quickestConnectMs: null, canTell: null },
  notTried: [],
});
const examine = (stability?: EvidenceMap['stability'], said = told()) =>
  cause.examine({ hello: helloFacts('TLS 1.3'), ...(stability ? { stability } : {}) }, said, none);

describe('concurrency-or-reuse-race', () => {
  it('is confirmed when several at a time fail far more often than chance allows', () => {
    expect(examine(counted(8, 0.0001))).toMatchObject({
      verdict: 'confirmed',
      because: [{ grade: 'measured' }, { grade: 'measured' }, { grade: 'measured' }],
    });
  });
  it('is likely when several fail that never fail alone, and possible for a single one', () => {
    expect(examine(counted(17, 0.2)).verdict).toBe('likely');
    expect(examine(counted(19, 0.9)).verdict).toBe('possible');
  });
  it('is possible when new connections work and the text speaks of one that was ended at times', () => {
    expect(examine(undefined, told({ answers: { 'how-often': 'sometimes' } }, match())).verdict).toBe(
      'possible',
    );
  });
  it('is ruled out when several at a time go as one alone', () => {
    expect(examine(counted(20, 1)).verdict).toBe('ruled-out');
    const names = serverNameFacts('TLS 1.3', 'TLS 1.3', 'TLS 1.3');
    expect(cause.examine({ hello: helloFacts('TLS 1.3'), 'server-name': names }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('is ruled out when one alone fails, always or at times', () => {
    expect(cause.examine({ hello: helloFacts(FIN) }, told(), none).verdict).toBe('ruled-out');
    const flaps = helloFacts('TLS 1.3', { steady: false, repeated: hello('hello-2', FIN) });
    expect(cause.examine({ hello: flaps }, told(), none).verdict).toBe('ruled-out');
  });
  it('is not blamed for what fails one by one as well', () => {
    expect(examine(counted(8, 0.0001, 12)).verdict).toBe('ruled-out');
  });
  it('is unknown when nothing was compared, or the check made one connection at a time', () => {
    expect(examine().verdict).toBe('unknown');
    const gentle = told({ options: { ...USUAL_OPTIONS, gentle: true } });
    const names = serverNameFacts('TLS 1.3', 'TLS 1.3', 'TLS 1.3');
    const shown = { hello: helloFacts('TLS 1.3'), 'server-name': names };
    expect(cause.examine(shown, gentle, none).verdict).toBe('unknown');
  });
});
