import { describe, expect, it } from 'vitest';
import { patiently, stuckQuestions } from './patiently';

/** A disk that answers when told to. */
const disk = () => {
  let answer: (text: string) => void = () => {};
  const asked = new Promise<string>((resolve) => {
    answer = resolve;
  });
  return { ask: () => asked, answer };
};

describe('a question to a disk', () => {
  it('has its answer, or its fault', async () => {
    expect(await patiently(async () => 'text', 'none')).toBe('text');
    await expect(patiently(() => Promise.reject(new Error('gone')), 'none')).rejects.toThrow('gone');
    expect(stuckQuestions()).toBe(0);
  });
  it('is given up, and no more than two are left behind', async () => {
    const [one, other] = [disk(), disk()];
    expect(await patiently(one.ask, 'none', 1)).toBe('none');
    expect(await patiently(async () => 'text', 'none')).toBe('text');
    expect(await patiently(other.ask, 'none', 1)).toBe('none');
    expect(stuckQuestions()).toBe(2);
    expect(await patiently(async () => 'text', 'none')).toBe('none');
    one.answer('late');
    other.answer('late');
    await Promise.all([one.ask(), other.ask()]);
    expect(stuckQuestions()).toBe(0);
    expect(await patiently(async () => 'text', 'none')).toBe('text');
  });
});
