/**
 * Names that programs which look into secure connections put into the certificates they make. Matched against the issuer's text.
 * Facts gathered from public threads and lists (research notes D.5); products with no fixed name can't be told this way.
 */
const INSPECTORS: readonly (readonly [product: string, pattern: RegExp])[] = [
  ['Zscaler', /\bzscaler\b/i],
  ['Netskope', /\bnetskope\b|goskope\.com/i],
  ['Cisco Umbrella', /\bcisco umbrella\b/i],
  ['Fortinet', /fortinet|fortigate/i],
  ['Blue Coat / Symantec', /\bblue ?coat\b|\bproxysg\b/i],
  ['Forcepoint / Websense', /\bforcepoint\b|\bwebsense\b/i],
  ['McAfee / Skyhigh', /\bmcafee web gateway\b|\bskyhigh\b/i],
  ['Sophos', /\bsophos ssl\b|\bsophos .{0,20}\bca\b/i],
  ['Kaspersky', /\bkaspersky\b/i],
  ['ESET', /\beset ssl filter\b|\beset, spol\b/i],
  ['Avast', /\bavast (?:web|mail)[/ ]/i],
  ['AVG', /\bavg (?:web|mail)[/ ]/i],
  ['Norton', /\bnorton (?:web|mail)[/ ]/i],
  ['Bitdefender', /\bbitdefender\b/i],
  ['Dr.Web', /\bdoctor web\b/i],
  ['AdGuard', /\badguard\b/i],
  ['Fiddler', /do_not_trust_fiddlerroot/i],
  ['mitmproxy', /\bmitmproxy\b/i],
  ['Burp Suite', /\bportswigger\b/i],
  ['Charles Proxy', /\bcharles proxy\b/i],
];

/** The product whose name stands in one of these issuer texts, or null. */
export const inspectorIn = (issuers: readonly string[]): string | null =>
  INSPECTORS.find(([, pattern]) => issuers.some((issuer) => pattern.test(issuer.slice(0, 400))))?.[0] ?? null;
