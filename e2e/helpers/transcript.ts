import type { Page } from 'playwright/test';

interface AxValue {
  readonly value?: unknown;
}

/** A node as Chromium tells it to screen readers. */
interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly description?: AxValue;
  readonly value?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
  readonly childIds?: readonly string[];
}

/** Read as one: what is inside is their name. */
const LEAVES: Readonly<Record<string, string>> = {
  button: 'button',
  link: 'link',
  radio: 'choice',
  checkbox: 'box to tick',
  switch: 'switch',
  textbox: 'field',
  searchbox: 'search field',
  combobox: 'list to choose from',
  MenuListPopup: 'list to choose from',
  DisclosureTriangle: 'fold',
  image: 'picture',
  img: 'picture',
  progressbar: 'progress',
  option: 'entry',
};

/** Places, said when they are entered. */
const PLACES: Readonly<Record<string, string>> = {
  navigation: 'navigation',
  main: 'main part',
  complementary: 'beside it',
  region: 'part',
  radiogroup: 'question',
  group: 'group',
  list: 'list',
  table: 'table',
  figure: 'figure',
  alert: 'alert',
  status: 'status',
  dialog: 'dialog',
  alertdialog: 'dialog',
  form: 'form',
  article: 'article',
  banner: 'head',
  contentinfo: 'foot',
};

/** Their text is one line, whatever pieces it is made of. */
const LINES = new Set(['paragraph', 'term', 'definition', 'caption', 'Figcaption', 'Legend', 'LabelText']);

const text = (value: AxValue | undefined): string =>
  String(value?.value ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
const property = (node: AxNode, name: string): unknown =>
  node.properties?.find((one) => one.name === name)?.value.value;

const statesOf = (node: AxNode): string[] => {
  const role = text(node.role);
  const expanded = property(node, 'expanded');
  const checked = property(node, 'checked');
  return [
    property(node, 'focused') === true ? 'has the focus' : '',
    property(node, 'disabled') === true ? 'can’t be used now' : '',
    property(node, 'invalid') === 'true' ? 'not right' : '',
    expanded === true ? 'folded out' : expanded === false ? 'folded in' : '',
    checked === 'true' || checked === true ? 'chosen' : '',
    role === 'switch' && checked === 'false' ? 'off' : '',
    property(node, 'current') ? 'you are here' : '',
  ].filter((word) => word !== '');
};

/** "field: Address (not right). Hint: For example …" */
const sayLeaf = (node: AxNode, word: string): string => {
  const states = statesOf(node);
  const value = text(node.value);
  const description = text(node.description);
  return [
    `${word}: ${text(node.name)}`,
    states.length > 0 ? ` (${states.join(', ')})` : '',
    value === '' || value === text(node.name) ? '' : ` = ${value}`,
    description === '' ? '' : ` – ${description}`,
  ].join('');
};

type Tree = ReadonlyMap<string, AxNode>;

const childrenOf = (tree: Tree, node: AxNode): AxNode[] =>
  (node.childIds ?? []).flatMap((id) => tree.get(id) ?? []);

const shownRole = (node: AxNode): string => (node.ignored ? '' : text(node.role));

/** All text below, as it is read in one go. */
const textBelow = (tree: Tree, node: AxNode): string => {
  if (text(node.role) === 'StaticText') return text(node.name);
  return childrenOf(tree, node)
    .map((child) => textBelow(tree, child))
    .filter((piece) => piece !== '')
    .join(' ')
    .replace(/ ([.,;:)])(?=\s|$)/gu, '$1');
};

const holds = (tree: Tree, node: AxNode, roles: ReadonlySet<string>): boolean =>
  childrenOf(tree, node).some((child) => roles.has(shownRole(child)) || holds(tree, child, roles));

const isText = (node: AxNode): boolean => text(node.role) === 'StaticText';

const CONTROLS = new Set(Object.keys(LEAVES));
const BLOCKS = new Set(['list', 'heading', 'table', 'paragraph', 'figure', ...CONTROLS]);

const below = (tree: Tree, node: AxNode): string[] => {
  const lines: string[] = [];
  let before: AxNode | null = null;
  for (const child of childrenOf(tree, node)) {
    // “Step”, “1”, “of”, “11”: pieces of one text, side by side.
    const goesOn = before !== null && isText(before) && isText(child) && lines.length > 0;
    if (goesOn) lines.push(`${lines.pop()} ${text(child.name)}`.trim());
    else lines.push(...linesOf(tree, child));
    before = child;
  }
  return lines;
};

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const headingLine = (node: AxNode): string => {
  const focused = statesOf(node).includes('has the focus') ? ' (has the focus)' : '';
  return `heading ${property(node, 'level')}: ${text(node.name)}${focused}`;
};

const rowLine = (tree: Tree, node: AxNode): string => {
  const cells = childrenOf(tree, node).flatMap((cell) => (cell.ignored ? childrenOf(tree, cell) : [cell]));
  return `| ${cells.map((cell) => textBelow(tree, cell)).join(' | ')} |`;
};

/** A place and what is in it. An empty one says nothing: a live region that waits. */
const placeLines = (tree: Tree, node: AxNode, place: string): string[] => {
  const inside = below(tree, node);
  if (inside.length === 0) return [];
  const name = text(node.name);
  const description = text(node.description);
  return [
    `[${place}${name === '' ? '' : `: ${name}`}]${description === '' ? '' : ` – ${description}`}`,
    ...indented(inside),
  ];
};

const linesOf = (tree: Tree, node: AxNode): string[] => {
  const role = shownRole(node);
  const leaf = LEAVES[role];
  // react-aria's place for announcements names a control that may have gone.
  if (leaf === 'picture' && text(node.name) === '') return [];
  if (leaf !== undefined) return [sayLeaf(node, leaf)];
  if (role === 'StaticText') return text(node.name) === '' ? [] : [text(node.name)];
  if (role === 'heading') return [headingLine(node)];
  if (role === 'row') return [rowLine(tree, node)];
  if (role === 'listitem')
    return holds(tree, node, BLOCKS) ? ['•', ...indented(below(tree, node))] : [`• ${textBelow(tree, node)}`];
  if (LINES.has(role) && !holds(tree, node, CONTROLS))
    return [textBelow(tree, node)].filter((line) => line !== '');
  // A label around its control is the control's name already.
  if (role === 'LabelText') return below(tree, node).filter((line) => /^[a-z ]+: /u.test(line));
  const place = PLACES[role];
  return place === undefined ? below(tree, node) : placeLines(tree, node, place);
};

/** A label, or a heading, that only repeats what the next line is called. */
const withoutLabels = (lines: readonly string[]): string[] =>
  lines.filter((line, at) => {
    const next = (lines[at + 1] ?? '').trim();
    return !/^[a-z ]+: |^\[|^•|^\|/u.test(line.trim())
      ? !next.startsWith(`field: ${line.trim()}`) && !next.startsWith(`list to choose from: ${line.trim()}`)
      : true;
  });

/** The page as a screen reader has it, from top to bottom, one line for each thing that is read. */
export const transcriptOf = async (page: Page): Promise<string> => {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  await cdp.detach();
  const [top] = nodes;
  const lines = top ? withoutLabels(linesOf(new Map(nodes.map((node) => [node.nodeId, node])), top)) : [];
  return `window: ${await page.title()}\n${lines.join('\n')}\n`;
};

/** What differs from run to run, made the same: times, dates, ports, versions. */
export const steady = (transcript: string): string =>
  transcript
    // Every connection in words: long, measured anew each time, and read as one kind of sentence.
    .replace(
      /(heading \d: (?:[A-Z] )?The connections, one by one)[\s\S]*?(?=\n *This report was made)/gu,
      '$1\n        (and so on, connection by connection)',
    )
    // Connections that run side by side end in an order of their own each time.
    .replace(
      /^( *)• Attempts? \d[^\n]*\n(?:\1• (?:Attempts? \d|After that it changed)[^\n]*\n)*/gmu,
      '$1• Attempt by attempt, in the order they were made\n',
    )
    .replace(/\b(?:[0-9a-f]{40,}|(?:[0-9A-Fa-f]{2}:){8,}[0-9A-Fa-f]{2})\b/gu, 'HASH')
    .replace(/\bCase \d{8}-\w+/gu, 'Case ID')
    .replace(/\b(case|run)-[\w-]*\d[\w-]*/giu, '$1-ID')
    .replace(/\b[\d,]+ bytes\b/gu, 'N bytes')
    .replace(/\b\d+(?:\.\d+)? (?:ms|seconds?|minutes?|s|min)\b/gu, '… ms')
    .replace(
      /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d\b/gu,
      'DATE',
    )
    .replace(/\b\d\d:\d\d(?::\d\d)?(?: UTC)?\b/gu, 'TIME')
    .replace(/\b(127\.0\.0\.\d+|localhost|\[::1\]):\d+/gu, '$1:PORT')
    .replace(/(lab\.test|127\.0\.0\.1): ?\d{4,5}\b/gu, '$1:PORT')
    .replace(/^(\s*).*(?:root authorit|settings looked for).*$/gmu, '$1THIS COMPUTER')
    // How many are set is this computer's own affair, and the shell's that the test was started from.
    .replace(/(own settings say) \(\d+ rows?\)/gu, '$1 (N rows)')
    .replace(/\b\d+ (connections?|causes?|questions|lines?|of \d+ (?:questions|would))\b/gu, 'N $1')
    .replace(/\bN of \d+ /gu, 'N of N ')
    .replace(/(this computer is|TIME \|) (?:the same|… ms (?:ahead|behind))/gu, '$1 ABOUT RIGHT')
    .replace(/\b\d+ of at most \d+/gu, 'N of at most N')
    .replace(/\bElectron [\d.]+/gu, 'Electron N');
