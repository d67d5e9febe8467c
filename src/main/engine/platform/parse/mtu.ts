/** How large a packet may be that an interface sends, in bytes. */
export interface Mtu {
  readonly name: string;
  readonly bytes: string;
}

/** Of `ifconfig -a` (macOS): "en0: flags=8863<UP,…> mtu 1500". */
export const mtuOfIfconfig = (text: string): readonly Mtu[] =>
  [...text.matchAll(/^([\w.-]{1,60}): flags=\S* mtu (\d{1,6})\b/gm)].flatMap(([, name, bytes]) =>
    name !== undefined && bytes !== undefined ? [{ name, bytes }] : [],
  );

/**
 * Of `netsh interface ipv4 show subinterfaces` (Windows): MTU, state, bytes in, bytes out, name. The headings are in the system's
 * language, so only the rows of numbers are read. The loopback's 4294967295 means "no limit" and is left out.
 */
export const mtuOfNetsh = (text: string): readonly Mtu[] =>
  text
    .split(/\r?\n/)
    .slice(0, 500)
    .flatMap((line) => {
      const [bytes = '', ...rest] = line.slice(0, 400).trim().split(/ +/);
      const name = rest.slice(3).join(' ');
      const numbers = rest.length > 3 && [bytes, ...rest.slice(0, 3)].every((one) => /^\d+$/.test(one));
      return numbers && /^\d{3,6}$/.test(bytes) ? [{ name, bytes }] : [];
    });
