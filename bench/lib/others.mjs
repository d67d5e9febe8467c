// What sslscan and nmap say in their XML, as sets of code numbers.
import { readFileSync } from 'node:fs';
import { versionCode } from './ours.mjs';

const attribute = (text, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? '';

const add = (map, version, code) => {
  if (!map.has(version)) map.set(version, new Set());
  map.get(version).add(code);
};

/** sslscan --xml=-: `{ versions, suites, groups }`, versions as a set, suites and groups as maps from version to set. */
export function readSslscan(xml) {
  const found = { versions: new Set(), suites: new Map(), groups: new Map() };
  for (const [text] of xml.matchAll(/<(protocol|cipher|group) [^>]*>/g)) {
    if (text.startsWith('<protocol') && attribute(text, 'enabled') === '1') {
      found.versions.add(versionCode(`${attribute(text, 'type')}v${attribute(text, 'version')}`));
    }
    const version = versionCode(attribute(text, 'sslversion'));
    const code = Number(attribute(text, 'id'));
    if (text.startsWith('<cipher')) add(found.suites, version, code);
    if (text.startsWith('<group')) add(found.groups, version, code);
  }
  found.versions.delete(0);
  return found;
}

/** nmap's own table of suites, name → code; the names of TLS 1.3 are spelled in its own way. */
export function nmapCodes(path = '/usr/share/nmap/nselib/tls.lua') {
  const codes = new Map();
  for (const [, name, code] of readFileSync(path, 'utf8').matchAll(
    /^\s*(?:\["|)((?:TLS|SSL)_\w+)(?:"\]|)\s*=\s*(0x[0-9A-Fa-f]{4})\b/gm,
  )) {
    codes.set(name, Number(code));
  }
  return codes;
}

/** nmap -oX - with ssl-enum-ciphers: `{ versions, suites, unknown }`; `unknown`: names that its own table lacks. */
export function readNmap(xml, codes) {
  const found = { versions: new Set(), suites: new Map(), unknown: [] };
  let version = 0;
  for (const [, key, name] of xml.matchAll(
    /<table key="((?:TLS|SSL)v[\d.]+)">|<elem key="name">(\w+)<\/elem>/g,
  )) {
    if (key !== undefined) {
      version = versionCode(key);
      found.versions.add(version);
    } else if (codes.has(name)) add(found.suites, version, codes.get(name));
    else found.unknown.push(name);
  }
  return found;
}
