import { groupsOf } from './groups';

const ON = ' on ';

const whatOf = (name: string): string => name.split(ON)[0] ?? name;
const whereOf = (name: string): string => name.slice(whatOf(name).length + ON.length);

/** Names of programs in one line. The same program on several systems is named once: "Java 8; .NET 6 on Windows 10 / Windows 11". */
export const programNames = (names: readonly string[]): string =>
  groupsOf(names, whatOf)
    .map(({ key, items }) => {
      const systems = items.map(whereOf).filter((where) => where !== '');
      const alone = systems.length < items.length ? [key] : [];
      return [...alone, ...(systems.length > 0 ? [`${key}${ON}${systems.join(' / ')}`] : [])].join('; ');
    })
    .join('; ');
