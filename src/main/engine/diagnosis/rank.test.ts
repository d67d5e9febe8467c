import { describe, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import { type Cause, defineCause, type Told, type Verdict } from './define-cause';
import { measured } from './derive/clip';
import type { Judged } from './examine';
import { rank } from './rank';
import { attempt, FIN, match, RST, told } from './testing/build';

const cause = (id: string, more: Partial<Cause> = {}): Cause =>
  defineCause({
    id,
    area: 'protocol',
    title: `Title of ${id}`,
    ruledOut: 'Not it.',
    meaning: 'A meaning.',
    owner: 'server-owner',
    nextStep: 'A step.',
    fix: [],
    unseen: 'Unseen.',
    sources: [],
    decides: '',
    needs: [],
    wants: [],
    examine: () => ({ verdict: 'unknown', why: '' }),
    ...more,
  });

const holds = (
  one: Cause,
  verdict: 'confirmed' | 'likely' | 'possible',
  more: Partial<Extract<Verdict, { because: readonly unknown[] }>> = {},
): Judged => ({
  cause: one,
  verdict: { verdict, because: [measured('Seen.', ['a-1'])], ...more } as Verdict,
});

const order = (judged: Judged[], by: Told = told()) =>
  rank(judged, by).findings.map(({ causeId }) => causeId);

describe('the order of findings', () => {
  it('is confirmed, likely, possible', () => {
    expect(
      order([
        holds(cause('a'), 'possible'),
        holds(cause('b'), 'likely'),
        holds(cause('c'), 'confirmed'),
        holds(cause('d'), 'likely', { weight: 3 }),
      ]),
    ).toEqual(['c', 'd', 'b', 'a']);
  });
  it('puts a fault of the certificate behind why the program’s greeting is turned away, which comes first', () => {
    const judged = [
      holds(cause('cert-x', { area: 'certificate' }), 'confirmed', { weight: 9 }),
      holds(cause('suites-x', { area: 'protocol' }), 'likely'),
    ];
    const ids = (turnedAway: boolean) =>
      rank(judged, told(), new Map(), turnedAway).findings.map(({ causeId }) => causeId);
    expect([ids(true), ids(false)]).toEqual([
      ['suites-x', 'cert-x'],
      ['cert-x', 'suites-x'],
    ]);
  });
  it('puts what another explains behind all that is more than possible, and names that other', () => {
    const { findings } = rank(
      [
        holds(cause('a', { explains: ['b', 'd'] }), 'confirmed'),
        holds(cause('b'), 'confirmed', { weight: 9 }),
        holds(cause('c'), 'likely'),
        holds(cause('d'), 'possible', { weight: 9 }),
        holds(cause('e'), 'possible'),
      ],
      told(),
    );
    expect(findings.map(({ causeId, explainedBy }) => [causeId, explainedBy])).toEqual([
      ['a', null],
      ['c', null],
      ['b', 'a'],
      ['e', null],
      ['d', 'a'],
    ]);
  });
  it('never makes the headline of what steps back', () => {
    const explained = holds(cause('a'), 'likely', { saidByPerson: true, weight: 10 });
    expect(order([explained, holds(cause('z', { explains: ['a'] }), 'likely')])).toEqual(['z', 'a']);
  });
  it('puts what says when the other side ended it behind what says why', () => {
    const closed = told({}, match({ ranks: ['client-cert-rejected'] }));
    const when = holds(cause('tls13-error-after-handshake', { area: 'certificate' }), 'confirmed');
    const why = holds(cause('client-cert-rejected', { area: 'certificate' }), 'likely');
    expect(order([when, why], closed)).toEqual(['client-cert-rejected', 'tls13-error-after-handshake']);
    expect(order([when, why])).toEqual(['tls13-error-after-handshake', 'client-cert-rejected']);
  });
  it('does not depend on the order of the causes', () => {
    const judged = [
      holds(cause('a', { explains: ['b'] }), 'likely'),
      holds(cause('b', { explains: ['a'] }), 'likely'),
      holds(cause('c'), 'possible'),
    ];
    expect(order(judged)).toEqual(order([...judged].reverse()));
  });
});

describe('the contradictions of a finding', () => {
  const contradictions = (
    judged: Judged[],
    by: Told = told(),
    attempts = new Map([['a-1', attempt('a-1', FIN)]]),
  ) => rank(judged, by, attempts).findings.map((finding) => finding.contradictions);

  it('begin with what its own cause saw against it', () => {
    expect(contradictions([holds(cause('a'), 'likely', { against: ['Something else.'] })])).toEqual([
      ['Something else.'],
    ]);
  });
  it('name another finding that can’t hold as well, on both sides', () => {
    const [one, other] = contradictions([
      holds(cause('client-default-tls-too-old'), 'likely'),
      holds(cause('server-max-tls-too-old'), 'likely'),
    ]);
    expect(one?.[0]).toContain('“Title of server-max-tls-too-old” was found as well');
    expect(other?.[0]).toContain('“Title of client-default-tls-too-old” was found as well');
  });
  it('do not name what is merely possible, nor what steps back', () => {
    expect(
      contradictions([
        holds(cause('cert-expired'), 'likely'),
        holds(cause('cert-not-yet-valid'), 'possible'),
      ])[0],
    ).toEqual([]);
    expect(
      contradictions([
        holds(cause('cert-clock-skew', { explains: ['cert-expired'] }), 'confirmed'),
        holds(cause('cert-expired'), 'confirmed'),
      ]),
    ).toEqual([[], []]);
  });
  it('name the answer that speaks against it', () => {
    const sometimes = told({ answers: { 'how-often': 'sometimes' } });
    expect(contradictions([holds(cause('a'), 'likely')], sometimes)[0]?.[0]).toContain('only sometimes');
    expect(contradictions([holds(cause('unsteady'), 'likely')], sometimes)).toEqual([[]]);
    const always = told({ answers: { 'how-often': 'always' } });
    expect(contradictions([holds(cause('unsteady'), 'likely')], always)[0]?.[0]).toContain('every time');
    const elsewhere = told({ answers: { elsewhere: 'works', 'other-computer': 'works' } });
    expect(contradictions([holds(cause('a'), 'likely')], elsewhere)[0]).toHaveLength(2);
    expect(contradictions([holds(cause('closed-by-every-hello'), 'likely')], elsewhere)).toEqual([[]]);
  });
  it('name a pasted text that stands for another ending', () => {
    const cut = told({}, match({ event: 'rst', id: 'x', ranks: [] }));
    expect(contradictions([holds(cause('a'), 'likely')], cut)[0]?.[0]).toContain('another ending');
    const same = new Map([['a-1', attempt('a-1', RST)]]);
    expect(contradictions([holds(cause('a'), 'likely')], cut, same)).toEqual([[]]);
  });
  it('name an end by the other side beside a fault that the program itself would refuse', () => {
    const closed = told({}, match({ ranks: [] }));
    const of = (id: string) =>
      contradictions([holds(cause(id, { area: 'certificate' }), 'likely')], closed)[0];
    expect(of('cert-expired')?.[0]).toContain('refused by the program itself');
    expect([of('client-cert-missing'), of('cert-key-type-mismatch')]).toEqual([[], []]);
  });
  it('say nothing of a text that suggests this very cause', () => {
    const cut = told({}, match({ event: 'rst', id: 'x', ranks: ['a'] }));
    expect(contradictions([holds(cause('a'), 'likely')], cut)).toEqual([[]]);
  });
  it('name a refusal by the program itself beside a cause on the wire', () => {
    const refused = told({}, match({ event: 'certificate-rejected-here', ranks: [] }));
    expect(contradictions([holds(cause('a'), 'likely')], refused)[0]?.[0]).toContain(
      'refused the server’s certificate',
    );
  });
});

describe('what to do', () => {
  const fix = (step: string) => [{ owner: 'it-desk' as const, stack: 'any', steps: [step], undo: 'Back.' }];
  it('is the cause’s own, unless a verdict names what was measured', () => {
    const [a, b] = ['a', 'b'].map((id) => cause(id, { fix: fix('Usual.') })) as [Cause, Cause];
    const { findings } = rank([holds(a, 'confirmed'), holds(b, 'likely', { fix: fix('Measured.') })], told());
    expect(findings.map((one) => one.fix[0]?.steps)).toEqual([['Usual.'], ['Measured.']]);
  });
});

describe('what could not be told', () => {
  it('carries what would decide it', () => {
    const open: Judged = {
      cause: cause('a', { decides: 'A log.' }),
      verdict: { verdict: 'unknown', why: 'w' },
    };
    expect(rank([open], told()).couldNotTell).toEqual([
      { causeId: 'a', area: 'protocol', title: 'Title of a', why: 'w', decides: 'A log.' },
    ]);
  });
  it('does not ask for what was given already', () => {
    const program = cause('a', { decides: 'Choose.', decidesThen: { given: 'program', words: 'A log.' } });
    const then = { given: 'client-certificate', words: 'Its log.' } as const;
    const certificate = cause('b', { decides: 'Give it.', decidesThen: then });
    const decided = (by: Told) =>
      rank([holds(program, 'likely'), holds(certificate, 'likely')], by).findings.map(
        ({ decides }) => decides,
      );
    expect(decided(told())).toEqual(['Choose.', 'Give it.']);
    expect(decided(told({ client: 'java-8u161' }))).toEqual(['A log.', 'Give it.']);
    const clientCertificate = { subject: 'CN=me', fingerprint: 'AA', notAfter: '2027-01-01T00:00:00Z' };
    const options = { ...USUAL_OPTIONS, clientCertificate };
    expect(decided(told({ options }))).toEqual(['Choose.', 'Its log.']);
  });
  it('is asked of findings too, as long as they are not confirmed', () => {
    const { findings } = rank(
      [
        holds(cause('a', { decides: 'A log.' }), 'likely'),
        holds(cause('b', { decides: 'A log.' }), 'confirmed'),
      ],
      told(),
    );
    expect(findings.map(({ causeId, decides }) => [causeId, decides])).toEqual([
      ['b', ''],
      ['a', 'A log.'],
    ]);
  });
});
