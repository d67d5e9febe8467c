import { printable } from '../../../../shared/words/printable';
import { authorityOf, readDestination } from './destination';
import { type OwnWords, ownWords } from './own-words';
import { type Errand, failed, noScript, type ProxyMove, type ProxyScript, unsayable, WAIT } from './script';

/** Real answers are a few hundred bytes; a page that explains a refusal comes behind the header. */
const MOST_HEADER = 16_384;
const START = 'HTTP/1.';

const ascii = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

/** Base64 of UTF-8, without Node: the scripts are pure. */
const base64 = (text: string): string => btoa(ascii(new TextEncoder().encode(text)));

/** One header of an answer. `end`: where the bytes behind it begin. */
interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly schemes: readonly string[];
  readonly place: string | null;
  readonly end: number;
}

const readHeader = (text: string, end: number): Answer | null => {
  const [first = '', ...lines] = text.split(/\r?\n/);
  const match = /^HTTP\/1\.\d (\d{3})(?: (.*))?$/.exec(first);
  if (!match) return null;
  const fields = (name: string) =>
    lines
      .filter((line) => line.toLowerCase().startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1));
  // RFC 9110 §11.6.1: several challenges in one field; a scheme is the word before a blank or the end, parameters have "=".
  const schemes = fields('proxy-authenticate')
    .flatMap((field) => field.split(','))
    .flatMap((part) => /^\s*([A-Za-z][A-Za-z0-9-]*)(?:\s|$)(?!\s*=)/.exec(part)?.[1] ?? []);
  return {
    status: Number(match[1]),
    reason: match[2]?.trim() ?? '',
    schemes: [...new Set(schemes)].slice(0, 8),
    place: fields('location')[0]?.trim() ?? null,
    end,
  };
};

/** The first answer that is not interim (RFC 9110 §15.2). */
const readAnswer = (received: Uint8Array, over: boolean): Answer | 'wait' | 'garbage' => {
  const text = ascii(received.subarray(0, MOST_HEADER));
  let from = 0;
  while (true) {
    const rest = text.slice(from);
    if (!START.startsWith(rest.slice(0, START.length))) return 'garbage';
    const blank = /\r?\n\r?\n/.exec(rest);
    if (!blank && !(over && rest.includes('\n'))) return received.length >= MOST_HEADER ? 'garbage' : 'wait';
    const end = blank ? from + blank.index + blank[0].length : text.length;
    const answer = readHeader(blank ? rest.slice(0, blank.index) : rest, end);
    if (!answer) return 'garbage';
    if (answer.status >= 200) return answer;
    from = end;
  }
};

/** Servers that take CONNECT for a method of the web: what listens there is no proxy (RFC 9110 §15.5.5, §15.5.6, §15.6.2). */
const NO_PROXY = new Set([404, 405, 501]);

const loginWord = (schemes: readonly string[]): string =>
  schemes.length === 0 ? '' : `; it offers ${schemes.join(', ')}`;

/** 407 (RFC 9110 §15.5.8): what we lack depends on what we said and on what it offers. */
const loginMove = ({ status, reason, schemes }: Answer, said: boolean): ProxyMove => {
  const basic = schemes.length === 0 || schemes.some((scheme) => scheme.toLowerCase() === 'basic');
  const what = !basic ? 'auth-unsupported' : said ? 'auth-refused' : 'auth-needed';
  return failed(what, status, `${reason}${loginWord(schemes)}`);
};

const judge = (answer: Answer, said: boolean): ProxyMove => {
  const { status, reason, place } = answer;
  if (status < 300) return { do: 'open', used: answer.end, label: `${status} ${reason}`.trim() };
  // 401 is a web server's word; tinyproxy says it of a login that it doesn't accept.
  if (status === 407 || status === 401) return loginMove(answer, said);
  if (status < 400) return failed('refused', status, place ? `${reason} → ${place.slice(0, 120)}` : reason);
  if (status === 403 || status === 451) return failed('forbidden', status, reason);
  if (NO_PROXY.has(status)) return failed('not-a-proxy', status, reason);
  // 511 (RFC 6585 §6): a network that wants a login of another kind first.
  return failed(status < 500 || status === 511 ? 'refused' : 'bad-gateway', status, reason);
};

/** The same move with nothing of ours in its words. */
const guarded = (move: ProxyMove, received: Uint8Array, words: OwnWords): ProxyMove => {
  const show = (text: string) => (words.in(received) ? words.show(received, 200) : printable(text, 200));
  if (move.do === 'open') return { ...move, label: show(move.label) };
  if (move.do !== 'failed' || move.outcome.kind !== 'proxy') return move;
  return { do: 'failed', outcome: { ...move.outcome, text: show(move.outcome.text) } };
};

/** HTTP CONNECT (RFC 9110 §9.3.6), with Basic (RFC 7617) when a user was given: said at once, so that one connection is enough. */
export const httpConnect = ({ host, port, user, password }: Errand): ProxyScript => {
  const destination = readDestination(host);
  if (!destination) return noScript(unsayable('this name can not be said to a proxy'));
  if (user?.includes(':')) return noScript(unsayable('a proxy’s user name can not hold a colon'));
  const token = user === null ? null : base64(`${user}:${password ?? ''}`);
  const authority = authorityOf(destination, port);
  const words = ownWords([password ?? '', token ?? '']);
  const request = [
    `CONNECT ${authority} HTTP/1.1`,
    `Host: ${authority}`,
    'User-Agent: Handrail',
    ...(token === null ? [] : [`Proxy-Authorization: Basic ${token}`]),
    '',
    '',
  ].join('\r\n');
  let asked = false;
  return {
    echoes: words.echoed,
    next(received, over = false) {
      if (!asked) {
        asked = true;
        const login = token === null ? '' : ', with a user name and password';
        return {
          do: 'send',
          bytes: new TextEncoder().encode(request),
          label: `CONNECT ${authority}${login}`,
        };
      }
      if (received.length === 0) return WAIT;
      const answer = readAnswer(received, over);
      if (answer === 'wait') return WAIT;
      if (answer === 'garbage') return failed('not-a-proxy', null, words.show(received, 200));
      return guarded(judge(answer, token !== null), received, words);
    },
  };
};
