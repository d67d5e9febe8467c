import { expect, it } from 'vitest';
import { devDependencies } from '../../../package.json';
import { BUILT_FOR_ELECTRON } from './built-for';

it('the Electron that people use is the one package.json names', () => {
  expect(devDependencies.electron).toMatch(new RegExp(`^${BUILT_FOR_ELECTRON}\\.`));
});
