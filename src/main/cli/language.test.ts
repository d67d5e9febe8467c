import { describe, expect, it } from 'vitest';
import { languageFrom } from './language';

describe('the language of the terminal', () => {
  it('is the one that is asked for, wherever the option stands', () => {
    const rest = ['check', 'example.com'];
    expect(languageFrom(['--language', 'de', ...rest], {})).toEqual({ language: 'de', argv: rest });
    expect(languageFrom([...rest, '--language=zh-hans'], {})).toEqual({ language: 'zh-Hans', argv: rest });
  });

  it('else is the computer’s, as POSIX says it', () => {
    expect(languageFrom([], { LANG: 'de_AT.UTF-8' }).language).toBe('de');
    expect(languageFrom([], { LC_ALL: 'fr_FR', LANG: 'de_AT' }).language).toBe('fr');
    expect(languageFrom([], { LC_ALL: '', LANG: 'pt_BR.UTF-8' }).language).toBe('pt');
    expect(languageFrom([], { LANG: 'C.UTF-8' }).language).toBe('en');
    expect(languageFrom([], { LANG: 'zh_TW.UTF-8' }).language).toBe('en');
    expect(languageFrom([], {}).language).toBe('en');
  });

  it('is refused in words when nobody speaks it', () => {
    expect(() => languageFrom(['--language', 'tlh'], {})).toThrow('there is no such language');
    expect(() => languageFrom(['--language'], {})).toThrow('There are: en, de');
  });
});
