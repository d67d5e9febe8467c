import { expect, it } from 'vitest';
import { allOf } from './all-of';

it('counts two things as people do', () => {
  expect([allOf(2, 'addresses'), allOf(5, 'addresses')]).toEqual(['Both addresses', 'All 5 addresses']);
});
