/** Words of error messages in the languages whose texts the dictionary knows; none of them is part of an address. */
const words =
  /\b(?:error|errors|failed|failure|exception|refused|closed|reset|certificate|handshake|alert|timed? ?out|could not|cannot|can't|unable|connection|verbindung|fehler|fehlgeschlagen|zertifikat|erreur|échec|certificat|connexion|fermé|errore|connessione|error|conexión|certificado|conexão|ошибка)\b/i;

/** Codes of OpenSSL, Chromium, Firefox, curl, Node and Windows, as they are copied alone. */
const codes =
  /^(?:net::)?(?:(?:ERR|SSL|TLS|PR|SEC|MOZILLA|CERT|CURLE|UNABLE|DEPTH|SELF|HOSTNAME|WRONG|UNSUPPORTED)_[A-Z0-9_]+|E(?:CONN|TIMEDOUT|NOTFOUND|AI_|PROTO|PIPE|HOSTUNREACH|NETUNREACH|ADDRNOTAVAIL)[A-Z]*|0x8[0-9a-f]{7})$/i;

const typeName = /^[\w.$]+(?:Exception|Error):?$/;

/** Punctuation of written Chinese and Japanese, and marks that only sentences have. */
const sentenceMarks = /[、，！？：；“”„«»]|。$|…$|\.\.\.$/u;

/** Upper case as the programs write it: a server may well be called `ssl_gateway`. */
const isCode = (text: string): boolean =>
  codes.test(text) && (/^0x/.test(text) || /^(?:net::)?[A-Z0-9_]+$/.test(text));

/** Does this text read like an error message rather than like an address? */
export const looksLikeMessage = (text: string): boolean => {
  const parts = text.split(/\s+/);
  if (/[\r\n]/.test(text) && parts.length > 2) return true;
  if (parts.length >= 4) return true;
  if (parts.length > 1 && (words.test(text) || /:\s/.test(text) || parts.some(isCode))) return true;
  if (sentenceMarks.test(text)) return true;
  return parts.length === 1 && (typeName.test(text) || isCode(text));
};

/** Endings that make "SSLSocket.java:123" a place in a program and not a server. */
const sourceFile =
  /\.(?:java|kt|scala|cs|vb|fs|py|pyc|js|mjs|cjs|ts|tsx|go|rb|php|phtml|pl|lua|rs|c|cc|cpp|h|hpp|m|swift|ex|erl|dll|exe|so|jar|node|log|txt|xml|json|conf|cfg|ini|pem|crt|key)(?::\d+)?$/i;

const url = /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s"'<>`()]{1,500}/gi;
const bracketed = /\[[0-9a-f:.]{2,45}\]:\d{1,5}\b/gi;
const nameAndPort =
  /(?<![\p{L}\p{N}._/@\\-])[\p{L}\p{N}_][\p{L}\p{N}._-]{0,250}[:,]\d{1,5}(?!\p{L}|\p{N}|[:.][\p{L}\p{N}])/gu;
const named =
  /(?:\bhost(?:name)?|\bserver|\bpeer|\bpour|\bfür|\bENOTFOUND|\bto)[\s:='"“‘]{1,4}((?:[\p{L}\p{N}_-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63})(?![\p{L}\p{N}:.(])/giu;

/** Pieces of a message that could be the server's address, the most certain first; at most 40. */
export const candidatesIn = (text: string): string[] => {
  const whole = text.slice(0, 20_000);
  const found = [
    ...(whole.match(url) ?? []),
    ...(whole.match(bracketed) ?? []),
    ...(whole.match(nameAndPort) ?? []).map((one) => one.replace(',', ':')),
    ...[...whole.matchAll(named)].map((match) => match[1] ?? ''),
  ];
  return found
    .map((one) =>
      one.replace(/[.,;:!?)\]}]+$/, (end) => (end.startsWith(']') && one.startsWith('[') ? ']' : '')),
    )
    .filter((one) => one !== '' && !sourceFile.test(one))
    .slice(0, 40);
};

/** The same text with every user name and password in a URL taken out. */
export const withoutUserInfo = (text: string): string =>
  text
    .replace(/(:\/{2}|^\/\/)[^\s/?#"'<>]{0,1000}@/g, '$1…@')
    .replace(/(:\/{2})[^\s"'<>@]{0,200}:[^\s"'<>@]{0,200}@/g, '$1…@');
