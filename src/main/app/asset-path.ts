import { isAbsolute, join, normalize, relative, sep } from 'node:path';

const TYPES: { readonly [ending: string]: string } = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

export interface Asset {
  readonly path: string;
  readonly type: string;
}

/**
 * The file of the window's folder that an app:// address names, or null: another host, a path that leads out of the folder, a kind of file
 * that the window never has.
 */
export const assetFor = (folder: string, address: string, host: string): Asset | null => {
  let name: string;
  try {
    const url = new URL(address);
    if (url.protocol !== 'app:' || url.host !== host || url.username !== '' || url.port !== '') return null;
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\') || name.includes(':')) return null;
  const path = normalize(join(folder, name === '/' ? 'index.html' : name));
  const inside = relative(folder, path);
  if (inside === '' || isAbsolute(inside) || inside.split(sep).includes('..')) return null;
  const type = TYPES[/\.([a-z0-9]+)$/.exec(path)?.[1] ?? ''];
  return type === undefined ? null : { path, type };
};
