const MOST_LINES = 20_000;

/** The addresses that a hosts file gives a name (hosts(5)): address first, then names; "#" begins a comment; case does not matter. */
export const hostsEntries = (text: string, name: string): readonly string[] => {
  const wanted = name.toLowerCase().replace(/\.$/, '');
  return text
    .split(/\r?\n/)
    .slice(0, MOST_LINES)
    .flatMap((line) => {
      const [address, ...names] = line.replace(/#.*$/, '').trim().split(/\s+/);
      return address && names.some((one) => one.toLowerCase() === wanted) ? [address] : [];
    });
};
