/** Made while the program is built (scripts/lib/licences.mjs): what ships, under which licence, and the words of each licence once. */
declare module 'virtual:licences' {
  const licences: {
    readonly packages: readonly {
      readonly name: string;
      readonly version: string;
      readonly licence: string;
      /** A place in `texts`. */
      readonly text: number;
    }[];
    readonly texts: readonly string[];
  };
  export default licences;
}
