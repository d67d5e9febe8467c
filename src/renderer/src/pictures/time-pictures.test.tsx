import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { EndLetter, Mark } from '../../../shared/model/attempt-marks';
import { ENDS, NO_MARKS, packMarks } from '../../../shared/model/attempt-marks';
import { closed } from '../examples/attempts';
import { cancelledDocument, oldProgramDocument } from '../examples/documents';
import { flappingMarks } from '../examples/marks';
import { END_NAMES, heightOf, shapeAt, shapeClass } from './end-shapes';
import { Ladder } from './Ladder';
import { RunTimeline } from './RunTimeline';
import { StabilityChart } from './StabilityChart';

const chart = (marks = flappingMarks(300)) =>
  renderToStaticMarkup(<StabilityChart marks={marks} caption="How steady it was" />);
const LETTERS = Object.keys(ENDS) as EndLetter[];

describe('the shapes of the endings', () => {
  it('tell every ending apart without colour: by form, or by being filled', () => {
    const drawn = LETTERS.map((end) => `${shapeAt(end, 0, 0)} ${shapeClass(end).includes('-full')}`);
    expect(new Set(drawn).size).toBe(LETTERS.length);
    expect(new Set(LETTERS.map((end) => END_NAMES[end])).size).toBe(LETTERS.length);
  });

  it('stand higher the longer it took, within the picture whatever a file says', () => {
    expect(heightOf(10)).toBeGreaterThan(heightOf(1_000));
    expect(heightOf(0)).toBe(heightOf(1));
    expect(heightOf(86_400_000)).toBe(heightOf(15_000));
  });
});

describe('the chart of the attempts', () => {
  it('draws 300 attempts with few paths', () => {
    expect(chart().split('<path').length).toBeLessThan(250);
  });

  it('says all of it in words: counts, share with its bounds, and the course', () => {
    const page = chart(flappingMarks(60));
    expect(page).toMatch(/Closed \(FIN\): \d+/u);
    expect(page).toMatch(/\d+ of 30 were not answered, that is [\d.]+\u00a0%/u);
    expect(page).toContain('All 30 were answered.');
    expect(page).toMatch(/Attempts? \d+.*: Answered\./u);
  });

  it('keeps the words bounded where it changes all the time', () => {
    const marks = Array.from({ length: 300 }, (_, at): Mark => {
      const end = at % 2 === 0 ? 'a' : 'f';
      return { address: '192.0.2.1', probe: 'stability', series: 'first', end, at, ms: 5 };
    });
    expect(chart(packMarks(marks))).toContain('After that it changed 270 more times.');
  });

  it('needs no style, no handler, and hides every drawing from screen readers', () => {
    const page = chart();
    expect(page).not.toMatch(/ style=| on[a-z]+=/u);
    expect(page.split('<svg').length - 1).toBe(page.split('aria-hidden="true"').length - 1);
  });

  it('is not there without attempts', () => {
    expect(chart(NO_MARKS)).toBe('');
  });
});

describe('the run over time', () => {
  it('names each question with its outcome, its state, its times and its connections', () => {
    const page = renderToStaticMarkup(<RunTimeline document={oldProgramDocument} />);
    expect(page).toContain('Does the name lead to an address?');
    expect(page).toContain('One address: 203.0.113.20.');
    expect(page).toContain('From 76 ms to 351 ms, 2 connections');
    expect(page).toContain('Not begun, so without a bar: 1 question.');
    expect(page).not.toMatch(/ style=| on[a-z]+=/u);
  });

  it('says where it was stopped', () => {
    expect(renderToStaticMarkup(<RunTimeline document={cancelledDocument} />)).toContain('Stopped by you');
  });
});

describe('the ladder', () => {
  const page = renderToStaticMarkup(<Ladder attempt={closed('a', 'p', ['TLS 1.0'])} caption="As it was" />);

  it('says where it ended, who ended it and how, right there', () => {
    const order = [
      'Closes the connection',
      'It ended here',
      'The server closed the connection (FIN)',
      'After that',
    ];
    const picture = page.slice(page.indexOf('pic-rungs'));
    const places = order.map((text) => picture.indexOf(text));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((one, other) => one - other)).toEqual(places);
  });

  it('needs no style and no handler', () => {
    expect(page).not.toMatch(/ style=| on[a-z]+=/u);
  });
});
