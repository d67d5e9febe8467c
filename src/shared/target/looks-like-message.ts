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

/** The same text with every user name and password in a URL taken out. */
export const withoutUserInfo = (text: string): string =>
  text
    .replace(/(:\/{2}|^\/\/)[^\s/?#"'<>]{0,1000}@/g, '$1…@')
    .replace(/(:\/{2})[^\s"'<>@]{0,200}:[^\s"'<>@]{0,200}@/g, '$1…@');
