/** The moment at which the gallery's clock stands still: just after the example run. */
const NOW = Date.parse('2026-11-21T09:20:00Z');

/** Stops the clock and everything that ticks, so that two pictures of one state never differ. One-off timers still run: the pages need them. */
export const standStill = (): void => {
  const RealDate = Date;
  class StillDate extends RealDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [NOW] : given) as [number]));
    }
    static override now(): number {
      return NOW;
    }
  }
  Object.defineProperty(window, 'Date', { value: StillDate, configurable: true });
  Object.defineProperty(window, 'setInterval', { value: () => 0, configurable: true });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; scroll-behavior: auto !important; }',
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
