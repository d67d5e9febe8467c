import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const top = join(__dirname, '..');
const sheets = readdirSync(top, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path: `/${path.replaceAll('\\', '/')}`, css: readFileSync(join(top, path), 'utf8') }));

/** Paper has no other style sheet: what a report is drawn with brings its own colours (report/*.css, pictures/*.css). */
const ON_PAPER = /^\/(?:report|pictures)\/[\w-]+\.css$/;
const TOKENS = /\/styles\/tokens\.css$/;

const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '');

/** The declarations of a sheet, one a line: `property: value`. */
const declarations = (css: string): string[] =>
  [...withoutComments(css).matchAll(/(?:^|[;{])\s*([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map(
    ([, property, value]) => `${property}: ${value?.replace(/\s+/g, ' ').trim()}`,
  );

const all = sheets.map(({ path, css }) => ({ path, css, lines: declarations(css) }));
const onScreen = all.filter(({ path }) => !ON_PAPER.test(path) && !TOKENS.test(path));

const breaking = (rule: RegExp, among = onScreen): string[] =>
  among.flatMap(({ path, lines }) => lines.filter((one) => rule.test(one)).map((one) => `${path}: ${one}`));

describe('the style sheets', () => {
  it('are all looked at', () => {
    expect(all.length).toBeGreaterThan(30);
    expect(onScreen.length).toBeGreaterThan(25);
    expect(breaking(/^display: grid$/).length).toBeGreaterThan(20);
  });

  it('take every colour from the tokens', () => {
    expect(breaking(/#[0-9a-f]{3,8}\b|\b(?:oklch|oklab|rgb|rgba|hsl|hsla|color-mix)\(/i)).toEqual([]);
    expect(
      breaking(
        /^[\w-]*(?:color|background|border|outline|shadow|fill|stroke)[\w-]*: .*\b(?:white|black|red|green|blue|gr[ae]y|orange)\b/i,
      ),
    ).toEqual([]);
  });

  it('take every size of type from the tokens, or as a part of what stands around it', () => {
    const own = onScreen.filter(({ path }) => !path.endsWith('/base.css'));
    expect(breaking(/^font-size: (?!var\(--t-|[\d.]+em$|inherit$)/, own)).toEqual([]);
  });

  it('take every duration and every round corner from the tokens', () => {
    expect(breaking(/^(?:transition|animation)(?:-duration)?: .*\d(?:ms|s)\b/)).toEqual([]);
    expect(breaking(/^border-radius: .*\d(?:px|rem|%)/)).toEqual([]);
  });

  it('name sides by the way one reads, so that they turn around with it', () => {
    const sides =
      /^(?:margin|padding|border|inset)?-?(?:left|right)(?:-[\w-]+)?:|^(?:text-align|float|clear): (?:left|right)\b/;
    // The ladder is drawn from left to right in every language; only its words have a direction of their own.
    const ladder = '/pictures/ladder.css';
    const paperToo = all.filter(({ path }) => !TOKENS.test(path) && path !== ladder);
    // In a grid a legend only has to be no legend any more; it floats nowhere, and Chromium 114 knows no `inline-start` for it.
    const legend = '/steps/target/Step.module.css: float: left';
    expect(breaking(sides, paperToo).filter((one) => one !== legend)).toEqual([]);
    // Four values name the right side second and the left side fourth.
    const four = /^(?:margin|padding|inset): (\S+) (\S+) (\S+) (?!\2$)\S+$/;
    expect(breaking(four, paperToo)).toEqual([]);
  });

  it('keep still for whoever asked for it: the tokens of motion become nothing', () => {
    const tokens = all.find(({ path }) => TOKENS.test(path))?.css ?? '';
    const still = /prefers-reduced-motion: reduce\)\s*\{\s*:root\s*\{([^}]*)\}/.exec(tokens)?.[1] ?? '';
    expect(still).toContain('--quick: 0ms');
    expect(still).toContain('--slow: 0ms');
  });

  it('give every colour of the light scheme to the dark one and to forced colours', () => {
    const tokens = withoutComments(all.find(({ path }) => TOKENS.test(path))?.css ?? '');
    const [light = '', ...others] = tokens.split('@media');
    const names = [...light.matchAll(/(--[\w-]+): oklch/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(15);
    const dark = others.find((one) => one.includes('prefers-color-scheme: dark')) ?? '';
    const forced = others.find((one) => one.includes('forced-colors')) ?? '';
    expect(names.filter((name) => !dark.includes(`${name}:`))).toEqual([]);
    const seen = names.filter((name) => name !== '--shadow' && name !== '--veil');
    expect(seen.filter((name) => !forced.includes(`${name}:`))).toEqual([]);
  });
});
