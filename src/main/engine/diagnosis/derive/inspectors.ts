/** A product that opens secure connections and closes them again with certificates of its own. */
export interface Inspector {
  readonly product: string;
  /**
   * `seen`: the name was read in certificates or public threads (research notes D.5). `supposed`: the product's name in the issuer is
   * likely, and nobody has shown us one, so it counts for less.
   */
  readonly basis: 'seen' | 'supposed';
  readonly kind: 'network' | 'antivirus' | 'debugging';
}

type Row = readonly [product: string, pattern: RegExp];

/** Gateways and cloud services of an organisation. */
const NETWORK_SEEN: readonly Row[] = [
  ['Zscaler', /\bzscaler\b/i],
  ['Netskope', /\bnetskope\b|goskope\.com/i],
  ['Cisco Umbrella', /\bcisco umbrella\b/i],
  ['Fortinet', /fortinet|fortigate/i],
  ['Blue Coat / Symantec', /\bblue ?coat\b|\bproxysg\b/i],
  ['Forcepoint / Websense', /\bforcepoint\b|\bwebsense\b/i],
  ['McAfee / Skyhigh', /\bmcafee web gateway\b|\bskyhigh\b/i],
  ['Sophos', /\bsophos ssl\b|\bsophos .{0,20}\bca\b/i],
];

/**
 * Here the product's name alone is the mark, and some of these names stand in ordinary certificates too (Cloudflare issues
 * certificates of its own for its customers' sites), so the pattern asks for a word more.
 */
const NETWORK_SUPPOSED: readonly Row[] = [
  ['Palo Alto Networks', /\bpalo ?alto\b/i],
  ['Barracuda', /\bbarracuda\b/i],
  ['Check Point', /\bcheck ?point\b/i],
  ['WatchGuard', /\bwatchguard\b/i],
  ['SonicWall', /\bsonicwall\b/i],
  ['iboss', /\biboss\b/i],
  ['Cloudflare Gateway', /\bcloudflare (?:gateway|for teams|zero trust)\b|\bgateway ca - cloudflare\b/i],
  ['Smoothwall', /\bsmoothwall\b/i],
  ['Securly', /\bsecurly\b/i],
  ['Lightspeed', /\blightspeed (?:systems|rocket|filter)\b/i],
];

const ANTIVIRUS: readonly Row[] = [
  ['Kaspersky', /\bkaspersky\b/i],
  ['ESET', /\beset ssl filter\b|\beset, spol\b/i],
  ['Avast', /\bavast (?:web|mail)[/ ]|\bavast antivirus for ssl\b/i],
  ['AVG', /\bavg (?:web|mail)[/ ]|\bavg antivirus for ssl\b/i],
  ['Norton', /\bnorton (?:web|mail)[/ ]/i],
  ['Bitdefender', /\bbitdefender\b/i],
  ['Dr.Web', /\bdoctor web\b/i],
  ['AdGuard', /\badguard\b/i],
];

/** Tools of people who write programs: put there on purpose, and often left behind. */
const DEBUGGING: readonly Row[] = [
  ['Fiddler', /do_not_trust_fiddlerroot/i],
  ['mitmproxy', /\bmitmproxy\b/i],
  ['Burp Suite', /\bportswigger\b/i],
  ['Charles Proxy', /\bcharles proxy\b/i],
];

const GROUPS: readonly (readonly [
  rows: readonly Row[],
  basis: Inspector['basis'],
  kind: Inspector['kind'],
])[] = [
  [NETWORK_SEEN, 'seen', 'network'],
  [ANTIVIRUS, 'seen', 'antivirus'],
  [DEBUGGING, 'seen', 'debugging'],
  [NETWORK_SUPPOSED, 'supposed', 'network'],
];

/** The product whose name stands in one of these issuer texts, those seen before those supposed; null for none. Reads 400 characters each. */
export const inspectorOf = (issuers: readonly string[]): Inspector | null => {
  for (const [rows, basis, kind] of GROUPS) {
    const row = rows.find(([, pattern]) => issuers.some((issuer) => pattern.test(issuer.slice(0, 400))));
    if (row) return { product: row[0], basis, kind };
  }
  return null;
};

/**
 * A gateway signs what it puts in a site's place with an authority of its own. A certificate that vouches for itself, or is made out to the
 * product, is rather the page of the device (its administration, its VPN).
 */
export const mayBeDeviceItself = (
  leaf: { readonly subject: string; readonly selfIssued: boolean } | undefined,
  { product }: Inspector,
): boolean => leaf !== undefined && (leaf.selfIssued || inspectorOf([leaf.subject])?.product === product);

/** What then speaks against something in between. */
export const deviceItself = ({ product }: Inspector): string =>
  `The certificate is made out to ${product} itself, or signed by nobody else. So the server may be that device itself, with nothing in between.`;
