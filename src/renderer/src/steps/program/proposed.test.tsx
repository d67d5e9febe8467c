import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import type { MessageReading, Program } from '../../../../shared/model/asked';
import { App } from '../../App';
import { dotnetReading } from '../../examples/reading';
import { prepare } from '../../testing/fake-api';
import { readPages } from '..';

const NOTE = 'Your error message points to this kind: A .NET Framework program';
const BUTTON = 'Set the program: A .NET Framework program';

const page = (program: Program, reading: MessageReading | null): string => {
  const info = {
    ...{ name: 'Handrail', version: '1', runtime: 'r' },
    ...{ openOnLab: false, standIn: false, recovered: null },
  };
  const told = { message: 'm', side: 'unknown', program, client: null, answers: {}, lab: null } as const;
  prepare({ page: 'program', info, told, reading });
  return renderToStaticMarkup(<App />);
};

beforeAll(readPages);

it('is the kind that the text points to, beside the question, with one button, and nothing is set by itself', () => {
  const shown = page('unknown', dotnetReading);
  expect(shown).toContain(NOTE);
  expect(shown.split(BUTTON)).toHaveLength(2);
  expect(shown.indexOf(NOTE)).toBeLessThan(shown.indexOf('What does the error message say?'));
});

it('is gone once a kind is chosen; then another one stands beside the text only', () => {
  expect(page('dotnet-framework', dotnetReading)).not.toContain(BUTTON);
  const other = page('java', dotnetReading);
  expect(other).not.toContain(NOTE);
  expect(other.split(BUTTON)).toHaveLength(2);
});

it('is nothing where no text was read, or where it points to several kinds', () => {
  const [first] = dotnetReading.matches;
  if (!first) throw new Error('the example has a match');
  const two = { ...dotnetReading, matches: [first, { ...first, id: 'other', program: 'java' as const }] };
  expect(page('unknown', null)).not.toContain('points to this kind');
  expect(page('unknown', two)).not.toContain('points to this kind');
});
