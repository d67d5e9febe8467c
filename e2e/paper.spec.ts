import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { printed } from './helpers/cli';
import { pdfPages } from './helpers/pdf';

// Where a page ends depends on how much stands before, so every kept report is printed and looked at.
const GOLDEN = join(__dirname, '../src/main/report/golden');
const reports = readdirSync(GOLDEN).filter((name) => name.endsWith('.report.json'));

/** Titles, and lines that only lead to what follows. */
const LEADS = [
  /^(?:[A-I] )?(?:In pictures|What was checked|What could not be told|What was ruled out|What was measured)$/,
  /^(?:[A-I] )?(?:Which programs would connect|Published rules for servers|The check over time)$/,
  /^(?:[A-I] )?(?:The connections, one by one|What we found|What can’t be seen from here)$/,
  /^(?:The way from this computer to the server|How steady it was, attempt by attempt)$/,
  /^What .+ offers, beside what the server takes$/,
  /^(?:Versions of the secure connection \(TLS\)|Encryption methods \(cipher suites\))$/,
  /^(?:Groups in which keys are exchanged|Why we think so|What to do|What speaks against it)$/,
  /(?:^|\s)The version of your program was not chosen, .*Your program may offer less\.$/,
  /(?:^|\s)each line is ten times the one below\.$/,
  /^(?:All of them went to \S+|Further tables:)$/,
  // In the right one of two columns, so that nothing of it is below.
  /\s{3}.*(?:Neither shown nor ruled out:|requirement 4\.2\.1)$/,
];

/** What stands last on each page, above its foot; the first one may end with the contents, the last one with the report. */
const lastLines = (pages: readonly string[]): string[] =>
  pages.slice(1, -1).map((page) => {
    const lines = page.split('\n').filter((line) => line.trim() !== '' && !/Handrail report: /.test(line));
    return (lines.at(-1) ?? '').trim();
  });

for (const name of reports) {
  test(`no title and no leading line stands alone at the end of a page: ${name}`, async ({ folder }) => {
    const [request, pdf] = [join(folder, 'request.json'), join(folder, 'report.pdf')];
    const document: unknown = JSON.parse(readFileSync(join(GOLDEN, name), 'utf8'));
    writeFileSync(
      request,
      JSON.stringify({ kind: 'handrail-print', document, caseText: '{}', language: 'en' }),
    );
    const { code, stderr } = await printed(request, pdf);
    expect(code, stderr).toBe(0);
    const last = lastLines(pdfPages(pdf));
    expect(last.length).toBeGreaterThan(1);
    expect(last.filter((line) => LEADS.some((lead) => lead.test(line)))).toEqual([]);
  });
}
