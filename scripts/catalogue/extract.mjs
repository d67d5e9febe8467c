// Every sentence of the program that a person may read, taken from the sources as the keys of the catalogue (src/shared/i18n).
import ts from 'typescript';

/** Values of these names are for programs: ids, addresses, the texts of others that are recognised, citations. */
const NOT_FOR_READING = new Set([
  'id',
  'source',
  'sources',
  'match',
  'kind',
  'className',
  'href',
  'code',
  'channel',
  'example',
  'examples',
  'pattern',
  'regex',
  'key',
  'role',
  'type',
  'rel',
  'autoComplete',
  'inputMode',
  'viewBox',
  'd',
  'transform',
  'accelerator',
  'command',
  'flags',
  'printed',
]);

/** Single words count only as values of these names, in running text of a page, and in lists of column heads. */
const SHOWN_AS_WORD = new Set([
  'title',
  'label',
  'name',
  'text',
  'columns',
  'aria-label',
  'placeholder',
  'alt',
  'caption',
  'note',
  'noun',
  'word',
  'heading',
  'group',
  'of',
]);

/** Calls that count things: their words become two sentences. */
const COUNTING = new Set(['count', 'counted', 'allOf', 'plural']);

const WORDS = /[\p{L}’-]{2,}[,:;.]? [“‘(]?[\p{L}’-]{2,}/u;
/** "Java 11 before 11.0.11": a word of the language among names and numbers. */
const SMALL_WORD = /^\p{Lu}.* \p{Ll}{3,}(?: |$)/u;
const WORD = /^[\p{Lu}][\p{L}-]{2,}[.…:?]?$/u;
const CODE =
  /^[\w./:@-]+$|^[a-z-]+\/[a-z0-9.+-]+|^(?:--?\w|\.[a-z_]|#\w|http|app:|[a-z]+-[a-z]+ ?\{)|=>|^\s*[{<[]|\$\{|\bfont-|;\s*$|^M\d|\r\n|\\[bsd]/;

const isSentence = (text) =>
  (WORDS.test(text) || SMALL_WORD.test(text)) && !CODE.test(text) && text.length <= 2_000;
const isWord = (text) => WORD.test(text);
/** A text with places: something of it has to be words. */
const isFrame = (text) =>
  /\s/.test(text) &&
  /(?:^|[\s“(])[\p{L}’]{2,}(?:[\s,.:;)”!?]|$)/u.test(text.replace(/\{\d\}/g, '\u0000')) &&
  !CODE.test(text.replace(/\{\d\}/g, 'X'));

const tidy = (text) => text.replace(/\s+/g, ' ').trim();

/** Two values side by side are one place: nothing tells them apart in the finished text. */
function frameOf(parts) {
  let place = -1;
  return parts
    .filter(
      (part, index) =>
        part !== '' && !(part === null && parts.slice(0, index).findLast((one) => one !== '') === null),
    )
    .map((part) => {
      if (typeof part === 'string') return part;
      place += 1;
      return `{${place}}`;
    })
    .join('');
}

const templateParts = (node) => [
  node.head.text,
  ...node.templateSpans.flatMap((span) => [null, span.literal.text]),
];

/** How JSX treats running text: lines are trimmed and joined by one space (as React's compiler does). */
function jsxText(raw) {
  const lines = raw.split(/\r\n|\n|\r/);
  return lines
    .map((line, index) => {
      const start = index === 0 ? line : line.replace(/^[ \t]+/, '');
      return index === lines.length - 1 ? start : start.replace(/[ \t]+$/, '');
    })
    .filter((line) => line !== '')
    .join(' ');
}

const holdsMarkup = (node) => {
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) return true;
  return ts.forEachChild(node, (child) => holdsMarkup(child) || undefined) === true;
};

/** The runs of text and values between the elements of one element: what the page's text pieces are made of. */
function jsxRuns(children) {
  const runs = [];
  let run = [];
  const end = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const child of children) {
    if (ts.isJsxText(child)) {
      const text = jsxText(child.text);
      if (text !== '') run.push(text);
    } else if (
      ts.isJsxExpression(child) &&
      child.expression !== undefined &&
      !holdsMarkup(child.expression)
    ) {
      if (ts.isStringLiteralLike(child.expression)) run.push(child.expression.text);
      else run.push(null);
    } else end();
  }
  end();
  return runs;
}

const nameOf = (node) => {
  const { parent } = node;
  if (parent === undefined) return null;
  if (ts.isPropertyAssignment(parent) || ts.isJsxAttribute(parent))
    return parent.name.getText().replace(/['"]/g, '');
  if (
    ts.isArrayLiteralExpression(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isJsxExpression(parent) ||
    ts.isBinaryExpression(parent)
  )
    return nameOf(parent);
  return null;
};

function isForPrograms(node) {
  const { parent } = node;
  if (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isExternalModuleReference(parent)
  )
    return true;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  if (ts.isElementAccessExpression(parent) || ts.isCaseClause(parent)) return true;
  if (ts.isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText())) return true;
  if (ts.isNewExpression(parent) && /^(?:Type|Range|Decode)?Error$/.test(parent.expression.getText()))
    return true;
  if (
    ts.isCallExpression(parent) &&
    /(?:^|\.)(?:includes|startsWith|endsWith|split|match|test|indexOf|querySelector|getElementById|describe|it|on|once|emit)$/.test(
      parent.expression.getText(),
    )
  )
    return true;
  const name = nameOf(node);
  return name !== null && NOT_FOR_READING.has(name);
}

/** The keys of one source file, each with the line where it stands first. */
export function keysOf(path, source) {
  const keys = new Map();
  const file = ts.createSourceFile(
    path,
    source,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const add = (text, node) => {
    // What stands before a line of a list is no part of the sentence (retellLines).
    const key = text.trim().replace(/^[-–•] /u, '');
    if (key === '' || /\{1\d\}/.test(key)) return;
    if (!keys.has(key)) keys.set(key, file.getLineAndCharacterOfPosition(node.getStart()).line + 1);
  };
  const addParts = (parts, node) => {
    const text = frameOf(parts);
    if (
      parts.some((part) => part === null)
        ? isFrame(text)
        : isSentence(text) || isWord(tidy(text)) || /^\p{L}[\p{L}-]+$/u.test(tidy(text))
    )
      add(text, node);
  };
  const visit = (node) => {
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
      for (const run of jsxRuns(node.children)) addParts(run, node);
      // A value may turn out to be no text, and then its neighbours stand alone.
    } else if (ts.isTemplateExpression(node) && !isForPrograms(node)) addParts(templateParts(node), node);
    else if (ts.isStringLiteralLike(node) && !isForPrograms(node)) {
      const name = nameOf(node);
      if (isSentence(node.text) || (name !== null && SHOWN_AS_WORD.has(name) && isWord(node.text)))
        add(node.text, node);
    } else if (ts.isCallExpression(node) && node.expression.getText() === 'entry') addGlossary(node, add);
    else if (ts.isCallExpression(node) && COUNTING.has(node.expression.getText())) addCounted(node, add);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return keys;
}

/** count(n, 'cause') says "1 cause" or "3 causes"; count(n, 'reply', 'replies') gives both itself. */
function addCounted(node, add) {
  const [one, many] = node.arguments
    .slice(1)
    .map((argument) => (ts.isStringLiteralLike(argument) ? argument.text : null));
  if (one === null || one === undefined) return;
  if (node.expression.getText() === 'allOf') {
    add(`Both ${one}`, node);
    return add(`All {0} ${one}`, node);
  }
  add(`{0} ${one}`, node);
  add(`{0} ${many ?? `${one}s`}`, node);
}

/** A word of the glossary, and how it stands in a sentence: each language has its own. */
function addGlossary(node, add) {
  const [, term, words] = node.arguments;
  if (term && ts.isStringLiteralLike(term)) add(term.text, term);
  if (words && ts.isArrayLiteralExpression(words))
    for (const word of words.elements) if (ts.isStringLiteralLike(word)) add(word.text, word);
}
