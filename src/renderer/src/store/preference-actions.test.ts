import { describe, expect, it, vi } from 'vitest';
import { USUAL_PREFERENCES } from '../../../shared/model/preferences';
import { failed, ok, prepare } from '../testing/fake-api';
import { loadPreferences, setPreferences } from './preference-actions';
import { get } from './store';

const told = { preferences: USUAL_PREFERENCES, systemLanguages: ['de-AT'], pseudo: false, problem: null };

describe('the preferences of the program', () => {
  it('are those that main keeps', async () => {
    const preferences = { ...USUAL_PREFERENCES, appearance: 'dark' as const };
    prepare({}, { preferencesGet: () => ok({ ...told, preferences }) });
    await loadPreferences();
    expect(get()).toMatchObject({ preferences, systemLanguages: ['de-AT'], pseudo: false, notice: null });
  });

  it('say it when the file of them was broken', async () => {
    prepare({}, { preferencesGet: () => ok({ ...told, problem: 'Your preferences could not be read.' }) });
    await loadPreferences();
    expect(get().notice?.text).toContain('could not be read');
  });

  it('apply before main has answered', async () => {
    const preferencesSet = vi.fn(() => ok({ ...USUAL_PREFERENCES, textSize: 'large' as const }));
    prepare({}, { preferencesSet });
    const done = setPreferences({ textSize: 'large' });
    expect(get().preferences.textSize).toBe('large');
    await done;
    expect(preferencesSet).toHaveBeenCalledWith({ textSize: 'large' });
  });

  it('apply although they could not be kept, and say so', async () => {
    prepare({}, { preferencesSet: () => failed('It applies now.') });
    await setPreferences({ language: 'fr' });
    expect(get().preferences.language).toBe('fr');
    expect(get().notice?.text).toContain('could not be kept');
  });
});
