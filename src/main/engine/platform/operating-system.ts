import { readFile, stat } from 'node:fs/promises';
import { release, type, version } from 'node:os';
import { printable } from '../../../shared/words/printable';

const MAX_BYTES = 65_536;

const readSmall = async (path: string): Promise<string> => {
  const { size } = await stat(path);
  return size > MAX_BYTES ? '' : await readFile(path, 'utf8');
};

/** PRETTY_NAME of os-release(5). */
const linuxName = async (): Promise<string | null> => {
  const text = await readSmall('/etc/os-release').catch(() => '');
  return /^PRETTY_NAME=(?:"([^"\n]*)"|'([^'\n]*)'|([^\n]*))$/m.exec(text)?.slice(1).find(Boolean) ?? null;
};

/** The product version in Apple's property list; the kernel's own number means little to a person. */
const macName = async (): Promise<string | null> => {
  const text = await readSmall('/System/Library/CoreServices/SystemVersion.plist').catch(() => '');
  const product = /<key>ProductVersion<\/key>\s*<string>([\d.]+)<\/string>/.exec(text)?.[1];
  return product ? `macOS ${product}` : null;
};

/** "Debian GNU/Linux 12 (bookworm)", "Windows 11 Pro 10.0.22631", "macOS 14.5": nothing that names the person or the machine. */
export const operatingSystem = async (platform: string = process.platform): Promise<string> => {
  if (platform === 'win32') return printable(`${version()} ${release()}`, 200);
  const name = platform === 'darwin' ? await macName() : await linuxName();
  return printable(name ?? `${type()} ${release()}`, 200);
};
