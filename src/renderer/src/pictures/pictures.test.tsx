import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { NetworkPath as Model } from '../../../shared/model/pictures';
import { closed } from '../examples/attempts';
import { crossedChain, missingChain } from '../examples/chains';
import { forkPath, gapOverlap, longOverlap, muteOverlap, proxyPath, stretchPath } from '../examples/pictures';
import { ChainCards } from './ChainCards';
import { attemptsByPlace, ConnectionsGrid } from './ConnectionsGrid';
import { NetworkPath } from './NetworkPath';
import { Overlap } from './Overlap';

const html = (picture: ReactElement): string => renderToStaticMarkup(picture);
const times = (page: string, text: string): number => page.split(text).length - 1;

describe('every picture', () => {
  const ALL = [
    <Overlap key="1" overlap={gapOverlap} />,
    <Overlap key="2" overlap={longOverlap} brief />,
    <NetworkPath key="3" path={forkPath} />,
    <NetworkPath key="4" path={proxyPath} />,
    <ChainCards key="5" chain={crossedChain} />,
    <ChainCards key="6" chain={missingChain} />,
  ];
  it('carries no style and no handler of its own, and has a caption', () => {
    for (const picture of ALL) {
      expect(html(picture)).not.toMatch(/\sstyle=|\son[a-z]+=/u);
      expect(html(picture)).toContain('<figcaption>');
    }
  });
  it('never ticks anything', () => {
    for (const picture of ALL) expect(html(picture)).not.toContain('m4 10.6 4 4 8.2-9');
  });
});

describe('how connections ended', () => {
  const one = closed('1', 'A greeting', ['TLS 1.3']);
  it('says how many are counted where there were more', () => {
    const places = attemptsByPlace([one, { ...one, id: '2' }]);
    expect(html(<ConnectionsGrid places={places} leftOut={63} />)).toContain(
      'Counted here are 2 of 65 connections.',
    );
    expect(html(<ConnectionsGrid places={places} />)).not.toContain('Counted here');
  });
  it('counts none that our own limit kept from being made', () => {
    const refused = { ...one, outcome: { kind: 'local', code: 'BUDGET', text: 'used up' } } as const;
    expect(attemptsByPlace([refused])).toEqual([]);
  });
});

describe('the overlap', () => {
  it('draws the gap where nothing is shared, and says it', () => {
    const page = html(<Overlap overlap={gapOverlap} />);
    expect(page).toContain('Nothing in common');
    expect(page).toContain('They have no version in common.');
    expect(page).not.toContain('pic-beam-meets');
  });
  it('reads each version out in words', () => {
    expect(html(<Overlap overlap={gapOverlap} />)).toContain(
      'TLS 1.2: the program does not offer it; the server takes it.',
    );
  });
  it('folds long lists in, and has nothing to fold out on paper', () => {
    expect(html(<Overlap overlap={longOverlap} />)).toContain('<details>');
    expect(html(<Overlap overlap={longOverlap} brief />)).not.toContain('<details>');
  });
  it('folds in the numbers and names of what both speak, and shows those of a gap', () => {
    const shared = html(<Overlap overlap={longOverlap} />);
    expect(shared.indexOf('pic-sets')).toBeGreaterThan(shared.indexOf('<details class="rp-screen">'));
    expect(shared.replace(/<details class="rp-screen">[\s\S]*<\/details>/gu, '')).not.toContain('pic-sets');
    expect(html(<Overlap overlap={gapOverlap} />)).not.toContain('rp-screen');
  });
  it('says once that nothing could be told of a silent server, and draws neither gap nor bridge', () => {
    const page = html(<Overlap overlap={muteOverlap} />);
    expect(times(page, 'could not be told.</span></p>')).toBe(1);
    expect(page).not.toContain('Nothing in common');
    expect(page).not.toContain('pic-beam-meets');
  });
});

describe('the network path', () => {
  it('says of each stretch in a word what is known of it', () => {
    const page = html(<NetworkPath path={forkPath} />);
    expect(times(page, 'broken here')).toBe(2);
    expect(times(page, 'not known')).toBe(1);
    expect(times(page, 'not always')).toBe(1);
    expect(page).toContain('3 more addresses of the name: not tried.');
  });
  it('says “not always” only of the same greeting, and not where another one is answered', () => {
    const text = JSON.stringify(forkPath).replace('"sometimes"', '"by-greeting"');
    const page = html(<NetworkPath path={JSON.parse(text) as Model} />);
    expect(page).not.toContain('not always');
    expect(times(page, 'some greetings')).toBe(1);
  });
  it('marks a whole stretch where nobody can see the place', () => {
    const page = html(<NetworkPath path={stretchPath} />);
    expect(times(page, 'somewhere here')).toBe(4);
    expect(page).not.toContain('broken here');
  });
  it('keeps what came from outside out of translation', () => {
    expect(html(<NetworkPath path={proxyPath} />)).toMatch(
      /<code class="pic-stop-name" translate="no">proxy\.example:8080<\/code>/,
    );
  });
});

describe('the chain of certificates', () => {
  it('has an empty card for what is missing, with the place where it can be had', () => {
    const page = html(<ChainCards chain={missingChain} />);
    expect(page).toContain('pic-card-missing');
    expect(page).toContain('<code translate="no">http://certs.example/issuing-ca-3.der</code>');
    expect(page).toContain('Issued by one that was not sent');
  });
  it('says the dates in words beside the bar', () => {
    const page = html(<ChainCards chain={crossedChain} />);
    expect(page).toContain('it was not good yet: 10 days too early.');
    expect(page).toContain('it had 13 days left.');
    expect(page).toContain('it had more than 13 years left.');
  });
});
