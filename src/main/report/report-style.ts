import latinExt from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2?inline';
import latin from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?inline';
import report from '../../renderer/src/report/report.css?inline';

const face = (source: string, range: string): string =>
  `@font-face{font-family:"Atkinson Hyperlegible Next Variable";font-style:normal;font-weight:200 800;src:url(${source}) format("woff2");unicode-range:${range}}`;

/** The page around the report; the report itself brings its own sheet. */
const page = 'html{background:#fff}body{margin:0;padding:2rem 1rem}@media print{body{padding:0}}';

/** Everything a printed or saved report looks like, as one style sheet without anything to fetch: the face is in it. */
export const reportStyle = [
  face(
    latin,
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215',
  ),
  face(
    latinExt,
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0,U+2113',
  ),
  page,
  report,
].join('\n');
