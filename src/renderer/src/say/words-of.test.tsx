import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import english from '../../../shared/i18n/catalogue/en.json';
import { pseudoCatalogue } from '../../../shared/i18n/pseudo';
import { speak } from '../../../shared/i18n/retell';
import { leftOf, looksEnglish } from '../../../shared/i18n/testing/left-in-english';
import { reportSchema } from '../../../shared/model/report';
import { App } from '../App';
import type { Examples } from '../examples/states';
import type { PageId } from '../flow';
import { ReportView } from '../report/ReportView';
import { initialState } from '../store';
import { prepare } from '../testing/fake-api';

const info = {
  name: 'Handrail',
  version: '1',
  runtime: 'r',
  openOnLab: false,
  standIn: false,
  recovered: null,
};
const found = import.meta.glob<Examples>('../steps/*/examples.tsx', { eager: true, import: 'examples' });
const cases = Object.entries(found).flatMap(([path, examples]) =>
  Object.entries(examples).map(([name, state]) => ({ page: path.split('/').at(-2) as PageId, name, state })),
);
const reports = Object.entries(
  import.meta.glob('../../../main/report/golden/*.report.json', { eager: true, import: 'default' }),
).map(([path, value]) => ({ name: path.split('/').at(-1), document: reportSchema.parse(value) }));

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/** Shown as it came from outside: an element of these kinds, or one that says so itself. */
const AS_IT_CAME =
  /<(code|pre|kbd|samp)\b[^>]*>[\s\S]*?<\/\1>|<(\w+)\b[^>]*(?:translate="no"|class="[^"]*\bmono\b[^"]*")[^>]*>[^<]*<\/\2>/g;

/** Names of hosts, products and parameters, citations, and the text that a person pasted. */
const NAMES =
  /^(?:(?:[\w-]+\.)+[\w-]+(?::\d+)?|Java|Windows|Apache|nginx|smtp|Exchange \/ SMTP|Microsoft|Fehler 0x42|CN=.*|IIS \/ http\.sys|curl [\d.]+ \(.*\)|rsa \d+|practice lab|\.NET Framework [\d.]+ to .*iOS \d+\.|.*Sóúrçé.*|System\.IO\.IOException: .*)$/s;

/** Every text and every spoken attribute of a page that is not in the test language. */
const leftIn = (html: string): string[] => {
  const own = html.replace(AS_IT_CAME, ' ');
  const texts = own.split(/<[^>]*>/);
  const spoken = [...own.matchAll(/ (?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(
    ([, text = '']) => text,
  );
  return [...texts, ...spoken]
    .map((text) => text.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity).trim())
    .filter((text) => looksEnglish(leftOf(text)) && !NAMES.test(text));
};

/** The sentences that an example invents: no catalogue has them. */
const inventedIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value, ...value.split(/(?<=[.:]) /)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(inventedIn) : [];
};

afterEach(() => speak('en', {}));

describe('every word of ours goes through the catalogue', () => {
  it.each(cases)('on the page $page: $name', ({ page, state }) => {
    speak('pseudo', pseudoCatalogue([...english, ...inventedIn(state)]));
    prepare({ ...initialState, info, page, ...state });
    expect(leftIn(renderToStaticMarkup(<App />))).toEqual([]);
  });

  it.each(reports)('in the report $name', ({ document }) => {
    speak('pseudo', pseudoCatalogue(english));
    expect(leftIn(renderToStaticMarkup(<ReportView document={document} />))).toEqual([]);
  });

  it('joins text and values that stand side by side to one sentence', () => {
    speak('de', { 'Step {0} of {1}': 'Schritt {0} von {1}' });
    const [step, all] = [2, 11];
    expect(
      renderToStaticMarkup(
        <p>
          Step {step} of {all}
        </p>,
      ),
    ).toBe('<p>Schritt 2 von 11</p>');
  });

  it('leaves what came from outside as it came', () => {
    speak('de', { Close: 'Schließen' });
    const markup = renderToStaticMarkup(
      <p>
        <code>Close</code>
        <span translate="no">Close</span>
        <b>Close</b>
      </p>,
    );
    expect(markup).toBe('<p><code>Close</code><span translate="no">Close</span><b>Schließen</b></p>');
  });
});
