import { strange } from './lines';
import { asText, type Move, ready, refused, runSteps, type Script, type Step } from './script';
import { readXmlTags, type XmlTag } from './xml-tags';

const TLS_NAMESPACE = 'urn:ietf:params:xml:ns:xmpp-tls';

/** A name in an attribute; what could end the attribute has no place in a host name. */
const attribute = (name: string): string => name.replace(/[^A-Za-z0-9.:_-]/g, '');

const opening = (namespace: string, to: string | null): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version='1.0'?><stream:stream xmlns='${namespace}' xmlns:stream='http://etherx.jabber.org/streams'` +
      `${to === null ? '' : ` to='${attribute(to)}'`} version='1.0'>`,
  );

const request: Move = {
  do: 'send',
  bytes: new TextEncoder().encode(`<starttls xmlns='${TLS_NAMESPACE}'/>`),
  asksToSwitch: true,
};

/** The element that begins at `from` is over after this tag; null while it is not. Depth is counted, names are not compared. */
const elementEnd = (tags: readonly XmlTag[], from: number): XmlTag | null => {
  let depth = 0;
  for (const tag of tags.slice(from)) {
    depth += tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0;
    if (depth <= 0) return tag;
  }
  return null;
};

/** A stream error or a failure names its condition in the tag inside it (RFC 6120 §4.9.3, §5.4.2.2). */
const condition = (tags: readonly XmlTag[], from: number): string =>
  tags
    .slice(from + 1)
    .find(({ kind }) => kind !== 'close')
    ?.name.replaceAll('-', ' ') ?? 'no reason given';

/** Waits for one of these elements, whole, and reads it. Anything else in between is passed over. */
const element =
  (wanted: Readonly<Record<string, (inside: readonly XmlTag[]) => { move: Move; next?: Step }>>): Step =>
  (rest) => {
    const { tags, forbidden } = readXmlTags(rest);
    const at = tags.findIndex(
      ({ name, kind }) => kind !== 'close' && (name === 'error' || name === 'failure' || name in wanted),
    );
    const begun = tags[at];
    const end = begun ? elementEnd(tags, at) : null;
    if (begun && end) {
      const read = Object.hasOwn(wanted, begun.name) ? wanted[begun.name] : undefined;
      const inside = tags.slice(at, tags.indexOf(end) + 1);
      const turn = read?.(inside) ?? { move: refused(`The server ended it: ${condition(tags, at)}`) };
      return { ...turn, used: end.end };
    }
    if (forbidden) return { used: 0, move: strange(asText(rest), 'xmpp') };
    // The stream is closed and nothing more will come (RFC 6120 §4.4).
    return tags.some(({ name, kind }) => name === 'stream' && kind === 'close')
      ? { used: 0, move: refused('The server closed the conversation (stream).') }
      : null;
  };

const answered: Step = element({ proceed: () => ({ move: ready }) });

const features: Step = element({
  features: (inside) =>
    inside.some(({ name, attributes }) => name === 'starttls' && attributes.includes(TLS_NAMESPACE))
      ? { move: request, next: answered }
      : { move: refused('The chat server does not offer STARTTLS to this computer.', 'not-offered') },
});

/** The stream's own tag stays open behind us: it is read first, so that what it holds can be counted from outside. */
const streamOpened: Step = (rest) => {
  const { tags, forbidden } = readXmlTags(rest);
  const [first] = tags;
  if (first?.name === 'stream' && first.kind === 'open')
    return { used: first.end, move: { do: 'wait' }, next: features };
  return first || forbidden ? { used: 0, move: strange(asText(rest), 'xmpp') } : null;
};

/** XMPP (RFC 6120 §5.4): we open a stream, the server lists its features, then starttls and proceed. */
export const xmppScript = (name: string, namespace: string, to: string | null): Script =>
  runSteps(name, streamOpened, opening(namespace, to));
