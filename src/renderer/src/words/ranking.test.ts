import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/model/finding';
import { oldProgram } from '../examples/findings';
import { changeSentence, type Ranked, rankingChange } from './ranking';

const cause = (causeId: string, verdict: Ranked['verdict'] = 'possible'): Finding => ({
  ...oldProgram,
  causeId,
  verdict,
  title: `Cause ${causeId}`,
});
const now = (...findings: Finding[]) => ({ findings, ruledOut: [], couldNotTell: [] });
const named = (list: readonly { causeId: string }[]) => list.map(({ causeId }) => causeId);

describe('what an answer did to the causes', () => {
  it('is a rise for the one that overtook, and a fall for the one that was overtaken', () => {
    const change = rankingChange(
      [cause('a'), cause('b'), cause('c')],
      now(cause('b'), cause('a'), cause('c')),
    );
    expect([named(change.rose), named(change.fell)]).toEqual([['b'], ['a']]);
    expect(changeSentence(change, true)).toBe('This made one cause more likely: Cause b.');
  });

  it('is a rise for one that became surer where it stands', () => {
    const change = rankingChange([cause('a'), cause('b')], now(cause('a', 'likely'), cause('b')));
    expect([named(change.rose), named(change.fell)]).toEqual([['a'], []]);
  });

  it('is no rise for those below a cause that went, and says why it went', () => {
    const ruledOut = [
      { causeId: 'a', area: 'network' as const, sentence: 'Not a.', because: 'You said so.' },
    ];
    const change = rankingChange([cause('a'), cause('b')], { ...now(cause('b')), ruledOut });
    expect(change).toMatchObject({ rose: [], fell: [], came: [] });
    expect(change.gone).toEqual([{ causeId: 'a', title: 'Cause a', why: 'You said so.' }]);
    expect(changeSentence(change, true)).toBe('This took one cause away: Cause a.');
    expect(rankingChange([cause('a')], now()).gone[0]?.why).toBe('What you said speaks against it.');
  });

  it('is told for one that came and for one that became less sure', () => {
    const came = rankingChange([cause('a')], now(cause('a'), cause('b')));
    expect(changeSentence(came, true)).toBe('This brought one more cause: Cause b.');
    const fell = rankingChange([cause('a', 'likely')], now(cause('a')));
    expect(changeSentence(fell, true)).toBe('This made one cause less likely: Cause a.');
  });

  it('is nothing when nothing moved, and “I don’t know” counts against nothing', () => {
    const change = rankingChange([cause('a'), cause('b')], now(cause('a'), cause('b')));
    expect(change).toEqual({ rose: [], fell: [], came: [], gone: [] });
    expect(changeSentence(change, true)).toContain('It is kept');
    expect(changeSentence(change, false)).toContain('counts against nothing');
  });
});
