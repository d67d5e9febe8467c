import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../shared/model/report';
import { USUAL_OPTIONS } from '../../shared/model/way';
import { asEvidence } from '../engine/diagnosis/testing/as-evidence';
import { healthy } from '../engine/diagnosis/testing/situations';
import { readMessage } from '../engine/messages/read-message';
import { projectReport } from './project';
import { collectSecrets, redactText, redactWords } from './redact-text';
import { toProject } from './testing/run';

const HEADLINE = 'Authentication failed because the remote party has closed the transport stream.';
const words = (text: string): string => redactWords(text, collectSecrets([text]));

describe('what a person pasted', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'a user name in a Windows path',
      'at C:\\Users\\jane.doe\\app\\x.cs:line 7',
      'at C:\\Users\\[hidden]\\app\\x.cs:line 7',
    ],
    ['a user name with a blank', '"C:\\Users\\Jane Doe\\app.exe"', '"C:\\Users\\[hidden]\\app.exe"'],
    ['a path inside JSON', '"C:\\\\Users\\\\jane\\\\x"', '"C:\\\\Users\\\\[hidden]\\\\x"'],
    ['a home folder on Linux', 'in /home/jane/app.py', 'in /home/[hidden]/app.py'],
    ['a home folder on macOS', 'file:///Users/jane', 'file:///Users/[hidden]'],
    [
      'user name and password in an address',
      'https://bob:s3cret@shop.example/x',
      'https://[hidden]@shop.example/x',
    ],
    [
      'a query string',
      'GET https://shop.example/x?token=abc&a=1 failed',
      'GET https://shop.example/x?[hidden] failed',
    ],
    [
      'a connection string',
      'Server=db;User ID=sa;Password=my pass;x=1',
      'Server=db;User ID=[hidden];Password=[hidden];x=1',
    ],
    ['a password in quotes', 'password: "p w 1" next', 'password: "[hidden]" next'],
    ['JSON', '{"api_key":"k-123","host":"a"}', '{"api_key":"[hidden]","host":"a"}'],
    ['a header', 'Authorization: Basic dXNlcjpwYXNz\nHost: a', 'Authorization: [hidden]\nHost: a'],
    ['a bearer token', 'sent Bearer abc123def456 to it', 'sent Bearer [hidden] to it'],
    [
      'a header with an address behind it that is hidden already',
      'Authorization: Bearer abc.def-ghi https://a:b@h.example/x?y',
      'Authorization: [hidden]',
    ],
    ['a password with a path behind it', 'pwd=ab /home/jane42/x;y=1', 'pwd=[hidden];y=1'],
    ['a command line', 'tool --password hunter22 --host a', 'tool --password [hidden] --host a'],
    ['curl’s -u', 'curl -u bob:hunter22 https://a.example', 'curl -u [hidden] https://a.example'],
    ['an e-mail address', 'mail jane.doe@corp.example now', 'mail [hidden] now'],
    ['a database login', "Login failed for user 'sa_admin'.", "Login failed for user '[hidden]'."],
    [
      'a private key',
      '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
      '-----BEGIN RSA PRIVATE KEY-----\n[hidden]\n-----END RSA PRIVATE KEY-----',
    ],
    [
      'a second mention of a name found elsewhere',
      '/home/jane42/x failed for jane42.',
      '/home/[hidden]/x failed for [hidden].',
    ],
  ];
  for (const [name, text, shown] of cases) {
    it(`hides ${name}`, () => {
      expect(words(text)).toBe(shown);
    });
  }
  it('leaves the error text itself alone', () => {
    const text = `${HEADLINE} Unexpected token in JSON. Basic authentication is off. Connect to shop.example:443 (192.0.2.7).`;
    expect(words(text)).toBe(text);
  });
  it('does not take a user’s name out of longer words', () => {
    expect(words('/home/host/x on localhost')).toBe('/home/[hidden]/x on localhost');
  });
  it('keeps folders that name nobody', () => {
    expect(words('C:\\Users\\Public\\x')).toBe('C:\\Users\\Public\\x');
  });
});

describe('any other text of a report', () => {
  it('loses what looks like a secret by its place', () => {
    expect(redactText('GET https://a:b@x.example/p?q=1 in /home/jane/x')).toBe(
      'GET https://[hidden]@x.example/p?[hidden] in /home/[hidden]/x',
    );
  });
  it('keeps our own prose about passwords, keys and signatures', () => {
    const prose =
      'It is signed with SHA-1. Set SchUseStrongCrypto to 1. Signature: sha256. Password: ask your help desk.';
    expect(redactText(prose)).toBe(prose);
  });
});

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Values that stand nowhere else in a report: they begin and end with a letter and carry a mark. */
const secret = fc
  .tuple(
    fc.constantFrom(...letters),
    fc.string({ unit: fc.constantFrom(...`${letters}0123456789_-.`), minLength: 4, maxLength: 20 }),
    fc.constantFrom(...letters),
  )
  .map(([first, middle, last]) => `Zq${first}${middle}7${last}`);

/** Places where a secret stands in real error texts. */
const PLACES: readonly ((value: string) => string)[] = [
  (value) => `C:\\Users\\${value}\\AppData\\x.log`,
  (value) => `/home/${value}/.config/x`,
  (value) => `/Users/${value}/x`,
  (value) => `https://${value}:${value}@shop.example/path`,
  (value) => `https://shop.example/p?key=${value}`,
  (value) => `https://shop.example/#access_token=${value}`,
  (value) => `Server=tcp:db.example,1433;User ID=${value};Password=${value};Encrypt=True`,
  (value) => `password=${value}`,
  (value) => `"client_secret": "${value}"`,
  (value) => `Authorization: Bearer ${value}`,
  (value) => `Proxy-Authorization: Basic ${value}`,
  (value) => `Set-Cookie: session=${value}; Path=/`,
  (value) => `token '${value}' then token: ${value}`,
  (value) => `--api-key ${value}`,
  (value) => `user=${value}`,
  (value) => `${value}@corp.example`,
  (value) => `${'x'.repeat(20)} pwd: ${value}, retried for user "${value}"`,
];

describe('characters that steer a screen', () => {
  it('do not get out of a pasted message, and its lines stay', () => {
    const message = `a\u001b[31m\n\tb\u202ec\u009b\u2066 ${HEADLINE}`;
    const evidence = asEvidence(healthy());
    const report = projectReport({ ...toProject(evidence, { message }), message: readMessage(message) });
    expect(report.asked.message).toBe(`a·[31m\n\tb·c·· ${HEADLINE}`);
    expect(JSON.stringify(report)).not.toMatch(/\\u00|[\u0080-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
  it('do not get out of what was saved as a peer’s words', () => {
    const evidence = asEvidence(healthy());
    for (const observation of Object.values(evidence)) observation.outcome = 'x\u001b]0;y\u0007\u202e';
    expect(JSON.stringify(projectReport(toProject(evidence)))).not.toMatch(/\\u00|\u202e/);
  });
});

describe('the property that matters', () => {
  it('lets none of these secrets survive anywhere in a report', () => {
    const evidence = asEvidence(healthy());
    const places = fc.array(fc.tuple(fc.constantFrom(...PLACES), secret), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(places, fc.boolean(), (chosen, again) => {
        const lines = chosen.map(([place, value]) => place(value));
        const mentions = again
          ? chosen.slice(0, 1).map(([, value]) => `password=${value} and once more ${value}`)
          : [];
        const message = [HEADLINE, ...lines, ...mentions].join('\n');
        const asked = toProject(evidence, { message });
        const target = { ...asked.asked.target, display: `https://${chosen[0]?.[1]}@shop.example/` };
        const report = projectReport({
          ...asked,
          asked: { ...asked.asked, target },
          message: readMessage(message),
        });
        const json = JSON.stringify(report);
        for (const [, value] of chosen) expect(json).not.toContain(value);
        expect(report.summary.causeId).toBe('client-default-tls-too-old');
      }),
      { numRuns: 150, seed: 7 },
    );
  });
  it('stays within the limits of a report when what it puts in is longer than what it takes out', () => {
    const message = 'a@b.c '.repeat(3_333);
    const report = projectReport(toProject(asEvidence(healthy()), { message }));
    expect(reportSchema.safeParse(report).error).toBeUndefined();
  });
  it('gets through 20,000 hostile characters', () => {
    for (const piece of [
      'a',
      'password=',
      'https://',
      'C:\\Users\\',
      '-----BEGIN PRIVATE KEY-----',
      '@',
      'a@',
      '"',
      "'",
      'eyJ',
      'token: "',
      '.',
    ])
      expect(words(piece.repeat(Math.floor(20_000 / piece.length))).length).toBeLessThanOrEqual(20_000);
  });
});

describe('the name at the proxy', () => {
  const withUser = (user: string) => {
    const proxy = { kind: 'http', host: 'proxy.example', port: 8080, user } as const;
    return projectReport(toProject(asEvidence(healthy()), { options: { ...USUAL_OPTIONS, proxy } }));
  };
  it('is hidden as a user name in an address is; where the proxy stands is not', () => {
    const document = withUser('jane.doe');
    expect(document.asked.options?.proxy).toEqual({
      kind: 'http',
      host: 'proxy.example',
      port: 8080,
      user: '[hidden]',
    });
    expect(JSON.stringify(document)).not.toContain('jane');
  });
  it('breaks no report when it is a word of ours', () => {
    for (const user of ['network', 'answered', 'http', 'server', 'proxy'])
      expect(reportSchema.safeParse(withUser(user)).error, user).toBeUndefined();
  });
});
