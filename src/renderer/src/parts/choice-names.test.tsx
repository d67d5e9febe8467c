import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Check } from './Check';
import { RadioCards } from './RadioCards';

/** The text of the element with this id. */
const textOf = (html: string, id: string | undefined): string | undefined =>
  new RegExp(`id="${id}"[^>]*>([^<]*)<`, 'u').exec(html)?.[1];

const inputsOf = (html: string) =>
  [...html.matchAll(/<input\b[^>]*>/gu)].map(([input]) => ({
    name: textOf(html, /aria-labelledby="([^" ]+)/u.exec(input)?.[1]),
    said: (/aria-describedby="([^"]+)"/u.exec(input)?.[1] ?? '').split(' ').map((id) => textOf(html, id)),
  }));

it('calls a choice by its label, and has its hint as a description', () => {
  const radios = inputsOf(
    renderToStaticMarkup(
      <RadioCards
        label="Which one?"
        value={null}
        choices={[
          { id: 'a', label: 'The first', hint: 'With a hint.' },
          { id: 'b', label: 'The second' },
        ]}
        onChange={() => undefined}
      />,
    ),
  );
  expect(radios.map(({ name }) => name)).toEqual(['The first', 'The second']);
  expect(radios[0]?.said).toContain('With a hint.');
  const [box] = inputsOf(
    renderToStaticMarkup(
      <Check label="Go gently" hint="One at a time." isSelected={false} onChange={() => undefined} />,
    ),
  );
  expect(box).toMatchObject({ name: 'Go gently' });
  expect(box?.said).toContain('One at a time.');
});
