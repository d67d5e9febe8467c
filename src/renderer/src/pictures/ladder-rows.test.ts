import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../shared/model/attempt';
import type { Outcome } from '../../../shared/model/failure';
import { alerted, answered, attempt, closed, listened, silent } from '../examples/attempts';
import { ladderOf } from './ladder-rows';

const broken = (one: Attempt) => ladderOf(one).rungs.filter((rung) => rung.weight === 'broke');

describe('the ladder', () => {
  it('marks the place where the server closed, not our good-bye after it', () => {
    expect(broken(closed('a', 'p', ['TLS 1.0']))).toMatchObject([
      { plain: 'Closes the connection', technical: 'FIN' },
    ]);
  });

  it('marks the alert, not the FIN that follows it', () => {
    expect(broken(alerted('a', 'p', ['TLS 1.0']))).toMatchObject([
      { plain: 'Error signal', technical: 'protocol_version (70)' },
    ]);
  });

  it('marks the last message of the server when the alert was encrypted, not our good-bye', () => {
    const outcome: Outcome = {
      kind: 'alert',
      stage: 'after-finished',
      level: 'fatal',
      code: 116,
      name: 'certificate_required',
    };
    const late = attempt(
      'a',
      'p',
      [],
      [
        [1, 'here', 'sent', 'encrypted record', 66],
        [2, 'peer', 'record', 'encrypted record', 24],
        [3, 'here', 'closed', 'closed by us'],
      ],
      outcome,
    );
    expect(broken(late)).toMatchObject([{ direction: 'left', plain: 'Encrypted message', bytes: 24 }]);
  });

  it('shows silence as a gap between the two', () => {
    expect(broken(silent('a', 'p', ['TLS 1.2']))).toMatchObject([{ direction: 'gap' }]);
  });

  it('shows a refusal as coming from the other side, although this computer notes it', () => {
    const refused = attempt('a', 'p', [], [[1, 'here', 'refused', '']], {
      kind: 'refused',
    });
    expect(broken(refused)).toMatchObject([{ direction: 'left' }]);
    expect(ladderOf(refused).inWords).toContain('After 1 ms: The server: Refuses the connection.');
  });

  it('marks nothing when the server answered', () => {
    expect(broken(answered('a', 'p', ['TLS 1.3']))).toEqual([]);
    expect(ladderOf(answered('a', 'p', ['TLS 1.3'])).ending.broke).toBe(false);
  });

  it('keeps six different endings apart', () => {
    const outcomes: Outcome[] = [
      { kind: 'fin', stage: 'after-hello' },
      { kind: 'fin-in-record', stage: 'in-server-flight', have: 3, need: 90 },
      { kind: 'rst', stage: 'after-hello' },
      { kind: 'alert', stage: 'after-hello', level: 'fatal', code: 40, name: 'handshake_failure' },
      { kind: 'plaintext', stage: 'after-hello', looksLike: 'http', text: 'HTTP/1.1 400' },
      { kind: 'silence', stage: 'after-hello', afterMs: 8000 },
    ];
    const titles = outcomes.map((outcome) => ladderOf(attempt('a', 'p', [], [], outcome)).ending.title);
    expect(new Set(titles).size).toBe(6);
  });

  it('says in words everything that the picture shows', () => {
    expect(ladderOf(closed('a', 'p', ['TLS 1.0'])).inWords).toContain(
      'After 12 ms: This computer: Greeting (ClientHello), 246 bytes.',
    );
  });

  it('stays of bounded height and says how much it left out', () => {
    const steps = Array.from(
      { length: 60 },
      (_, index) => [index + 13, 'peer', 'record', 'Data', 10] as const,
    );
    const picture = ladderOf(attempt('a', 'p', [], steps, { kind: 'rst', stage: 'in-server-flight' }));
    expect(picture.rungs).toHaveLength(8);
    expect(picture.rungs[4]?.plain).toContain('more messages');
    expect(picture.inWords).toHaveLength(62);
  });

  it('never leaves out the place where it broke, however much came after it', () => {
    const steps = Array.from({ length: 40 }, (_, at) => [at + 13, 'peer', 'record', 'Data', 10] as const);
    const later = Array.from({ length: 9 }, (_, at) => [at + 60, 'here', 'sent', 'Data', 1] as const);
    const all = [...steps, [55, 'peer', 'rst', ''] as const, ...later];
    const picture = ladderOf(attempt('a', 'p', [], all, { kind: 'rst', stage: 'in-server-flight' }));
    expect(picture.rungs.filter(({ weight }) => weight === 'broke')).toHaveLength(1);
    expect(picture.rungs.length).toBeLessThanOrEqual(8);
  });

  it('greys what came after the break', () => {
    expect(ladderOf(closed('a', 'p', [])).rungs.at(-1)).toMatchObject({
      weight: 'after',
      direction: 'right',
    });
  });

  it('draws silence with its length, and a long wait before an answer as well', () => {
    const [gap] = broken(silent('a', 'p', ['TLS 1.2']));
    expect(Math.round((gap?.silentMs ?? 0) / 1_000)).toBe(8);
    const slow = attempt('a', 'p', [], [[4_000, 'peer', 'record', 'ServerHello', 90]], {
      kind: 'answered',
      stage: 'in-server-flight',
    });
    const waits = ladderOf(slow).rungs.filter(({ direction }) => direction === 'gap');
    expect(waits.map(({ silentMs }) => Math.round(silentMs))).toEqual([3_988]);
  });

  it('says that we listened, and draws no silence, where we waited on purpose behind a whole handshake', () => {
    const { rungs, inWords } = ladderOf(listened('a', 'p'));
    expect(rungs.filter(({ silentMs }) => silentMs > 0)).toEqual([]);
    expect(rungs.at(-2)).toMatchObject({ weight: 'faint', plain: expect.stringContaining('listened for 3') });
    expect(inWords.at(-2)).toBe('We listened for 3.0 seconds, in case the server had more to say.');
    const cut = { ...listened('a', 'p'), outcome: { kind: 'fin', stage: 'after-finished' } } as const;
    expect(ladderOf(cut).inWords.join()).not.toContain('We listened');
  });

  it('cuts a name that a hostile server has made long; the words have all of it', () => {
    const long = 'x'.repeat(190);
    const picture = ladderOf(
      attempt('a', 'p', [], [[13, 'peer', 'record', long, 9]], {
        kind: 'answered',
        stage: 'in-server-flight',
      }),
    );
    expect(picture.rungs.at(-1)?.technical).toHaveLength(90);
    expect(picture.inWords.at(-1)).toContain(long);
  });
});
