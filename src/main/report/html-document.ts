import { createHash } from 'node:crypto';

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ENTITIES[one] ?? '');

export interface HtmlDocument {
  readonly title: string;
  readonly language: string;
  /** Markup that is escaped already (React's). */
  readonly body: string;
  /** A style sheet inside the page, allowed by its hash; or the address of one beside it. */
  readonly style: { readonly inside: string } | { readonly href: string };
}

const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64');

/** The policy of a report that is a file: no script, nothing fetched, only the one style sheet inside and the face in it. */
const filePolicy = (style: string): string =>
  `default-src 'none'; style-src 'sha256-${hashOf(style)}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;

const head = (style: HtmlDocument['style']): string => {
  if ('href' in style) return `<link rel="stylesheet" href="${escaped(style.href)}">`;
  if (/<\/|<!--/.test(style.inside)) throw new Error('A style sheet inside a page must not end its element.');
  return `<meta http-equiv="Content-Security-Policy" content="${escaped(filePolicy(style.inside))}">
<style>${style.inside}</style>`;
};

/** A whole HTML page around finished markup. Throws when the style sheet could break out of its element. */
export const htmlDocument = ({ title, language, body, style }: HtmlDocument): string => `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${head(style)}
<title>${escaped(title)}</title>
</head>
<body>
${body}
</body>
</html>
`;
