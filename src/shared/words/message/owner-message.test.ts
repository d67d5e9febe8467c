import { describe, expect, it } from 'vitest';
import { unpackMarks } from '../../model/attempt-marks';
import { type ReportDocument, reportSchema } from '../../model/report';
import { sameGreeting, tallyOf } from '../../model/same-greeting';
import { messageFor, messageText } from './owner-message';
import { RECIPIENTS, recipientsOf } from './recipients';

const golden = import.meta.glob<object>('../../../main/report/golden/*.report.json', {
  eager: true,
  import: 'default',
});
const documents = Object.entries(golden).map(([path, value]) => ({
  name: path.split('/').at(-1) ?? path,
  document: reportSchema.parse(value),
}));
const byName = (name: string): ReportDocument => {
  const found = documents.find((one) => one.name === `${name}.report.json`);
  if (!found) throw new Error(`there is no golden report ${name}`);
  return found.document;
};
const old = byName('client-too-old');

describe('who is worth writing to', () => {
  it('is whoever has to act first, then whoever has steps to do, and never the person', () => {
    expect(recipientsOf(old)).toEqual(['program-vendor', 'it-desk']);
    expect(recipientsOf(byName('certificate-expired'))[0]).toBe('server-owner');
    for (const { document } of documents) expect(recipientsOf(document)).not.toContain('this-computer');
  });

  it('is nobody when the check was stopped before it saw anything', () => {
    const summary = { ...old.summary, conclusion: 'cancelled' as const, owner: null, causeId: null };
    expect(recipientsOf({ ...old, summary, findings: [] })).toEqual([]);
  });
});

describe('a message to an owner', () => {
  it.each(documents)('is plain, bounded text from $name, for everyone', ({ document }) => {
    for (const owner of RECIPIENTS) {
      const { subject, body } = messageFor(document, owner);
      expect(subject).not.toMatch(/[\r\n]/u);
      expect(subject.length).toBeLessThanOrEqual(200);
      expect(body.length).toBeLessThanOrEqual(12_000);
      expect(body).not.toMatch(/undefined|\[object|NaN|null/u);
      expect(body).toContain('WHAT WE ASK YOU TO DO');
      expect(body).toContain('WHAT COULD NOT BE SEEN');
    }
  });

  it('says what decides it: the pair, each attempt with its time in UTC and how it ended, and how to see it again', () => {
    const { subject, body } = messageFor(old, 'server-owner');
    expect(subject).toMatch(/^TLS connection to shop\.example:443 fails: .+$/u);
    expect(body).toContain(old.difference?.sentence ?? 'no difference');
    expect(body).toMatch(
      /^- \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ UTC, [\d.]+:443, .+: The server closed the connection \(FIN\).+ bytes sent/mu,
    );
    expect(body).toMatch(/^ {2}openssl s_client -connect shop\.example:443 -servername shop\.example/mu);
  });

  it('has the one count of failures, that of the picture, and says when it does not list them all', () => {
    const flapping = byName('lab-works-sometimes');
    const { sent, answered } = tallyOf(sameGreeting(unpackMarks(flapping.attemptMarks), '127.0.0.1'));
    expect(answered).toBeLessThan(sent);
    expect(messageFor(flapping, 'server-owner').body).toContain(
      `The same greeting was sent ${sent} times. It was answered ${answered} times`,
    );
    const [finding, ...others] = flapping.findings;
    if (!finding) throw new Error('nothing was found');
    const ids = flapping.transcript.map(({ id }) => id).slice(0, 12);
    const because = [{ text: 'Many were sent.', attempts: ids, grade: 'measured' as const }];
    const many = { ...flapping, findings: [{ ...finding, because }, ...others] };
    expect(messageFor(many, 'server-owner').body).toContain('These are not all of them');
    expect(messageFor(flapping, 'server-owner').body).not.toContain('These are not all of them');
    const failed = many.transcript.filter(
      ({ id, outcome }) => ids.includes(id) && outcome.kind !== 'answered',
    );
    for (const { startedAt } of failed.slice(0, 4))
      expect(messageFor(many, 'server-owner').body).toContain(startedAt.slice(11, 23));
  });

  it('asks each owner for what is theirs', () => {
    expect(messageFor(old, 'network-team').body).toContain('firewall');
    const vendor = messageFor(old, 'program-vendor').body;
    expect(vendor).toContain(old.findings[0]?.fix.find(({ owner }) => owner === 'program-vendor')?.steps[0]);
    expect(vendor).toContain('THE ERROR TEXT OF THE PROGRAM');
  });

  it('says to whom the words of the check were written, and what a signal is and whose', () => {
    for (const owner of RECIPIENTS)
      expect(messageFor(old, owner).body).toMatch(/^What the check says was written to .*“your program”/mu);
    const alert = { kind: 'alert', stage: 'after-hello', level: 'fatal', code: 40 } as const;
    const outcome = { ...alert, name: 'handshake_failure' };
    const transcript = old.transcript.map((attempt) => ({ ...attempt, outcome }));
    const { subject, body } = messageFor({ ...old, transcript }, 'server-owner');
    expect(subject).toContain('fails: TLS alert “handshake failure” (40)');
    expect(body).toContain('The server sent a TLS alert, “handshake failure” (40), as its answer');
    expect(messageFor(byName('lab-works-sometimes'), 'server-owner').body).toContain('(told by us)');
  });

  it('puts nothing into a command that a shell could take for something else', () => {
    const target = { ...old.asked.target, host: 'a.example;rm -rf ~', serverName: '$(id)' };
    const { body } = messageFor({ ...old, asked: { ...old.asked, target } }, 'server-owner');
    expect(body).not.toContain('openssl s_client');
  });

  it('keeps lines of a peer in their line', () => {
    const transcript = old.transcript.map((attempt) => ({ ...attempt, purpose: 'x\nSubject: y\u202e' }));
    const { body } = messageFor({ ...old, transcript }, 'server-owner');
    expect(body).not.toMatch(/^Subject/mu);
    expect(body).not.toContain('\u202e');
  });

  it('says that an exercise is one', () => {
    expect(messageFor(byName('lab-old-program'), 'it-desk').body).toMatch(/^This is an exercise/u);
  });

  it('begins with its subject when it is one text', () => {
    expect(messageText(messageFor(old, 'it-desk'))).toMatch(/^Subject: TLS connection .+\n\nHello,\n/u);
  });
});
