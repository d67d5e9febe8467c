import { describe, expect, it } from 'vitest';
import { alert, FIN, RST } from '../testing/build';
import { formFacts, intoleranceFacts } from '../testing/forms';
import { answeredIn, effect, formOf, formSentence, refusedIn } from './hello-forms';
import { noneHelps, remedyBy } from './list-forms';

describe('what a form of the greeting changes', () => {
  it('is told by what came of both sides', () => {
    const shown = {
      'hello-form': formFacts(
        FIN,
        { helps: 'TLS 1.3', alike: FIN, other: RST, broken: 'TLS 1.3' },
        { broken: { holds: false } },
      ),
    };
    expect(['helps', 'alike', 'other', 'broken', 'missing'].map((id) => effect(shown, id))).toEqual([
      'helps',
      'alike',
      'other-end',
      'broken',
      'untried',
    ]);
    expect(effect({ 'hello-form': formFacts('TLS 1.3', { hurts: RST }) }, 'hurts')).toBe('hurts');
    expect([answeredIn(shown, 'helps'), answeredIn(shown, 'missing')]).toEqual([true, false]);
    expect([refusedIn(shown, 'alike'), refusedIn(shown, 'missing')]).toEqual([true, false]);
  });
  it('is untried when one side was never sent', () => {
    const facts = formFacts(FIN, { x: 'TLS 1.3' }, { x: { base: [] } });
    expect(effect({ 'hello-form': facts }, 'x')).toBe('untried');
  });
  it('is looked for among version numbers too', () => {
    expect(effect({ intolerance: intoleranceFacts('TLS 1.3', { 'record-0300': FIN }) }, 'record-0300')).toBe(
      'hurts',
    );
  });
  it('is said with both ends, how often, and the attempts', () => {
    const shown = { 'hello-form': formFacts('TLS 1.3', { x: alert(40, 'handshake_failure') }) };
    const form = formOf(shown, 'x');
    const said = form && formSentence(form);
    expect(said?.text).toMatch(
      /^Our greeting as usual: it was answered with TLS 1\.3\. With one change \(the form x\): .* twice/,
    );
    expect(said).toMatchObject({ grade: 'measured', attempts: ['x-v1', 'x-v2', 'x-b1', 'x-b2'] });
  });
});

describe('the change that makes our greeting work', () => {
  it('is the first form that helps, unless length alone helps too', () => {
    const helping = { 'hello-form': formFacts(FIN, { one: FIN, two: 'TLS 1.2' }) };
    expect(remedyBy(helping, ['one', 'two'], 'groups')?.form?.id).toBe('two');
    const longer = { 'hello-form': formFacts(FIN, { two: 'TLS 1.2', 'size-600': 'TLS 1.2' }) };
    expect(remedyBy(longer, ['two'], 'groups')).toBeNull();
  });
  it('is none where all were tried in vain, which is not the same as not tried', () => {
    const tried = { 'hello-form': formFacts(FIN, { one: FIN }) };
    expect(remedyBy(tried, ['one'], 'groups')).toBeNull();
    expect([noneHelps(tried, ['one']), noneHelps(tried, ['one', 'two'])]).toEqual([true, false]);
  });
});
