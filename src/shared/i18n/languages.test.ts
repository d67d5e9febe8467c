import { describe, expect, it } from 'vitest';
import { bestLanguage, factsOf, languageFor } from './languages';

describe('the language to speak', () => {
  it('is the first of the computer’s list that we speak', () => {
    expect(bestLanguage(['nl-NL', 'de-AT', 'en-US'])).toBe('de');
    expect(bestLanguage(['zh-Hans-CN'])).toBe('zh-Hans');
    expect(bestLanguage(['zh_SG.UTF-8'])).toBe('zh-Hans');
    expect(bestLanguage([])).toBe('en');
    expect(bestLanguage(['pseudo'])).toBe('en');
  });

  it('is not Simplified Chinese for readers of Traditional Chinese', () => {
    expect(bestLanguage(['zh-TW', 'ja-JP'])).toBe('ja');
    expect(bestLanguage(['zh-Hant-HK'])).toBe('en');
  });

  it('is what was chosen, when something was', () => {
    expect(languageFor('fr', ['de-DE'])).toBe('fr');
    expect(languageFor('system', ['de-DE'])).toBe('de');
    expect(factsOf('pt').name).toBe('Português');
  });
});
