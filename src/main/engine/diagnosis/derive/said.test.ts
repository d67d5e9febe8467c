import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { said } from './said';

const SENTENCES = { elsewhere: { works: 'It works there.' }, changed: { network: 'The network changed.' } };

describe('what the person said, as reasons', () => {
  it('has a sentence for each answer that is named, told and not measured', () => {
    expect(said(told({ answers: { changed: 'network', elsewhere: 'works' } }), SENTENCES)).toEqual([
      { text: 'It works there.', attempts: [], grade: 'told' },
      { text: 'The network changed.', attempts: [], grade: 'told' },
    ]);
  });
  it('is silent about other answers, even those with the name of something built in', () => {
    expect(said(told({ answers: { elsewhere: 'fails', changed: 'toString' } }), SENTENCES)).toEqual([]);
    expect(said(told(), SENTENCES)).toEqual([]);
  });
});
