import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../shared/model/asked';
import type { EvidenceMap } from '../../../shared/model/evidence';
import { readMessage } from '../messages/read-message';
import { conclude } from './conclusion';
import { examine } from './examine';
import { rank } from './rank';
import {
  asked,
  evidence,
  FIN,
  HTTP,
  hello,
  helloFacts,
  RST,
  repeatFacts,
  SILENCE,
  versionsFacts,
} from './testing/build';
import {
  certificateFacts,
  fault,
  healthy,
  namesFacts,
  plainFacts,
  reachFacts,
  serverNameFacts,
  turnedAway,
} from './testing/situations';

const HEADLINE = 'Authentication failed because the remote party has closed the transport stream.';

/** The whole way from facts to the first lines of a report. Fails on any fault inside a cause. */
const judge = (facts: Partial<EvidenceMap>, change: Partial<Asked> = {}, cancelled = false) => {
  const all = asked(change);
  const told = { asked: all, message: all.message === '' ? null : readMessage(all.message) };
  const seen = evidence(facts);
  const judged = examine(seen, told);
  expect(judged.filter((one) => one.fault !== undefined).map((one) => one.fault)).toEqual([]);
  const ranked = rank(judged, told);
  return { ranked, summary: conclude({ ranked, evidence: seen, told, cancelled, probes: [] }) };
};
const top = (facts: Partial<EvidenceMap>, change: Partial<Asked> = {}) => judge(facts, change).summary;

describe('whole situations', () => {
  it('names the seed’s own example first', () => {
    expect(top(healthy(), { message: HEADLINE })).toMatchObject({
      conclusion: 'cause-named',
      causeId: 'client-default-tls-too-old',
      certainty: 'likely',
      owner: 'program-vendor',
    });
  });
  it('finds nothing wrong with a healthy server, and says what could still be', () => {
    const summary = top(healthy());
    expect(summary).toMatchObject({ conclusion: 'nothing-wrong', owner: null, causeId: null });
    expect(summary.explanation).toContain('a program that speaks only TLS 1.0');
  });
  it('sends a healthy server with a pasted error back to the program’s own computer', () => {
    const old = {
      ...healthy(),
      versions: versionsFacts(['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3']),
      repeat: repeatFacts(),
    };
    expect(top(old, { message: HEADLINE })).toMatchObject({
      conclusion: 'nothing-wrong',
      nextStep: expect.stringContaining('on the computer where the error appears'),
    });
  });
  it('names an expired certificate when the program says that it refused it', () => {
    const bad = { ...healthy(), certificate: certificateFacts([fault('expired', 'It ran out.')]) };
    expect(top(bad, { message: 'CERT_HAS_EXPIRED' }).causeId).toBe('cert-expired');
    expect(top(bad).causeId).toBe('cert-expired');
  });
  it('does not let a certificate fault hide what the pasted text proves', () => {
    const bad = { ...healthy(), certificate: certificateFacts([fault('expired', 'It ran out.')]) };
    const { ranked } = judge(bad, { message: HEADLINE });
    expect(ranked.findings.map((finding) => finding.causeId).slice(0, 2)).toEqual([
      'client-default-tls-too-old',
      'cert-expired',
    ]);
  });
  it('lets a missing name make everything behind it unknown', () => {
    const gone = {
      names: namesFacts({ addresses: [], failure: { code: 'not-found', text: 'No such name.' } }),
    };
    const { ranked, summary } = judge(gone);
    expect(summary).toMatchObject({ causeId: 'name-not-found', certainty: 'confirmed' });
    expect(ranked.couldNotTell.map((one) => one.causeId)).toContain('tcp-refused');
    expect(ranked.findings).toHaveLength(1);
  });
  it('names a refused port, and a port that never answers', () => {
    const refused = reachFacts([{ connected: false, outcome: { kind: 'refused' } }]);
    const silent = reachFacts([{ connected: false, outcome: { kind: 'connect-timeout', afterMs: 5000 } }]);
    expect(top({ names: namesFacts(), reach: refused }).causeId).toBe('tcp-refused');
    expect(top({ names: namesFacts(), reach: silent }).causeId).toBe('tcp-no-answer');
  });
  it('names each way of being turned away by what was seen', () => {
    expect(top(turnedAway(FIN))).toMatchObject({ causeId: 'closed-by-every-hello', certainty: 'likely' });
    expect(top(turnedAway(RST))).toMatchObject({ causeId: 'reset-at-once', certainty: 'likely' });
    expect(top(turnedAway(SILENCE))).toMatchObject({ causeId: 'silent-after-hello', certainty: 'likely' });
    const early = {
      ...turnedAway(FIN),
      reach: reachFacts([{ outcome: { kind: 'fin', stage: 'before-hello' } }]),
    };
    expect(top(early).causeId).toBe('closed-before-hello');
  });
  it('puts plain text before the closes that follow from it', () => {
    const plain = {
      ...turnedAway(HTTP),
      'plain-answer': plainFacts({ looksLike: 'http', httpStatus: 200, firstLine: 'HTTP/1.1 200 OK' }),
    };
    expect(top(plain)).toMatchObject({ causeId: 'plaintext-port', certainty: 'confirmed' });
    const closing = {
      ...turnedAway(FIN),
      'plain-answer': plainFacts({ looksLike: 'http', httpStatus: 200 }),
    };
    expect(judge(closing).ranked.findings.map((finding) => finding.causeId)).toEqual(['plaintext-port']);
  });
  it('names a missing server name when the check was made with a number', () => {
    const facts = { ...turnedAway(FIN), 'server-name': serverNameFacts(null, FIN, 'TLS 1.3') };
    const repeat = repeatFacts([{ key: 'server-name:other', base: FIN, variant: 'TLS 1.3' }]);
    const target = { ...asked().target, serverName: null };
    expect(top({ ...facts, repeat }, { target }).causeId).toBe('sni-missing');
  });
  it('calls a flapping server nothing but unsteady', () => {
    const facts = {
      ...healthy(),
      hello: helloFacts('TLS 1.3', { repeated: hello('hello-2', FIN), steady: false }),
    };
    const { ranked, summary } = judge(
      { ...facts, certificate: certificateFacts([fault('expired', 'It ran out.')]) },
      { message: HEADLINE },
    );
    expect(summary.causeId).toBe('unsteady');
    expect(ranked.findings.slice(1).map((finding) => finding.verdict)).not.toContain('confirmed');
    expect(ranked.findings.slice(1).map((finding) => finding.verdict)).not.toContain('likely');
  });
  it('puts the person’s own server first, before anything found on it', () => {
    const facts = { ...healthy(), certificate: certificateFacts([fault('expired', 'It ran out.')]) };
    const { ranked } = judge(facts, { side: 'accepts' });
    expect(ranked.findings.map((finding) => finding.causeId).slice(0, 2)).toEqual([
      'you-are-the-server',
      'cert-expired',
    ]);
  });
});

describe('the conclusion', () => {
  it('is “could not tell” when a needed check is missing, whatever the others say', () => {
    const { certificate: _left, ...without } = healthy();
    const summary = top({ ...without, versions: versionsFacts(['TLS 1.0', 'TLS 1.2', 'TLS 1.3']) });
    expect(summary).toMatchObject({ conclusion: 'could-not-tell', certainty: 'unknown', causeId: null });
    expect(summary.explanation).toContain('brought no answer');
  });
  it('is never “nothing wrong” when the certificate is not trusted', () => {
    const odd = certificateFacts([fault('wrong-order', 'The order is wrong.')]);
    expect(top({ ...healthy(), certificate: odd }).conclusion).toBe('could-not-tell');
  });
  it('offers the nearest suspect’s owner and step when it could not tell', () => {
    const facts = {
      ...turnedAway(FIN),
      versions: versionsFacts([], { kind: 'malformed', stage: 'in-server-flight', what: 'x' }),
    };
    const summary = top(facts, { answers: { 'how-often': 'sometimes' } });
    expect(summary).toMatchObject({ conclusion: 'could-not-tell', owner: 'server-owner' });
    expect(summary.nextStep).not.toBe('');
  });
  it('gives a next step even when it knows nothing at all', () => {
    expect(top({})).toMatchObject({
      conclusion: 'could-not-tell',
      owner: null,
      nextStep: expect.stringContaining('Check the address'),
    });
  });
  it('is “stopped” for a cancelled run, and says what was found by then', () => {
    const bad = { ...healthy(), certificate: certificateFacts([fault('expired', 'It ran out.')]) };
    const { summary } = judge(bad, {}, true);
    expect(summary).toMatchObject({ conclusion: 'cancelled', causeId: null, certainty: 'unknown' });
    expect(summary.explanation).toContain('ran out on');
  });
});

describe('ranking', () => {
  it('follows the hints of the pasted text among findings that are equally sure', () => {
    const away = turnedAway(FIN);
    const order = (message: string) =>
      judge(away, { message, answers: { elsewhere: 'works' } })
        .ranked.findings.slice(1)
        .map((f) => f.causeId);
    expect(order('ERR_TUNNEL_CONNECTION_FAILED')[0]).toBe('proxy-required');
    expect(order('tlsv1 alert access denied')[0]).toBe('ip-allowlist');
  });
  it('puts what the person knows before the hints of the pasted text', () => {
    const away = turnedAway(FIN);
    const first = (answers: Asked['answers']) => top(away, { message: HEADLINE, answers }).causeId;
    expect(first({})).toBe('closed-by-every-hello');
    expect(first({ 'allow-list': 'yes' })).toBe('ip-allowlist');
  });
  it('gives the same order every time', () => {
    const once = judge(turnedAway(FIN)).ranked;
    expect(judge(turnedAway(FIN)).ranked).toEqual(once);
  });
});
