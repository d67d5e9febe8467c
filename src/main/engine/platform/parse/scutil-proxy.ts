/** What macOS says of its proxies: `scutil --proxy` prints a dictionary, one "Name : value" a line. */
export const parseScutilProxy = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(/\r?\n/)
      .slice(0, 500)
      .flatMap((line) => {
        const [, name, value] = /^\s+([A-Za-z]{1,60})\s:\s(\S.*)$/.exec(line) ?? [];
        return name !== undefined && value !== undefined && value !== '<array> {'
          ? [[name, value.trim()] as const]
          : [];
      }),
  );
