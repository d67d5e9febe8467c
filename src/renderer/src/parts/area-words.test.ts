import { describe, expect, it } from 'vitest';
import { AREAS } from '../../../shared/model/asked';
import type { RanProbe } from '../../../shared/model/report';
import {
  cancelledDocument,
  expiredDocument,
  healthyDocument,
  oldProgramDocument,
  unknownDocument,
} from '../examples/documents';
import { areaView } from './area-view';
import { areaStep, causeElsewhere, checkedSentence, foundSentence } from './area-words';

const found = (document: typeof healthyDocument, area: (typeof AREAS)[number]): string =>
  foundSentence(areaView(document, area));

describe('what was found in an area', () => {
  it('is one sentence in every state', () => {
    for (const document of [
      cancelledDocument,
      expiredDocument,
      healthyDocument,
      oldProgramDocument,
      unknownDocument,
    ])
      for (const area of AREAS) {
        expect(found(document, area)).toMatch(/^\p{Lu}[^!]*\.$/u);
        expect(found(document, area)).not.toMatch(/\.\.|undefined/u);
      }
  });

  it('says how sure the named cause is', () => {
    expect(found(expiredDocument, 'certificate')).toBe(
      'The cause lies here, and it was measured: The server’s certificate ran out on 3 March 2026.',
    );
    expect(found(oldProgramDocument, 'protocol')).toMatch(/^The cause most likely lies here: /u);
  });

  it('keeps a possible cause apart from one that fits', () => {
    expect(found(unknownDocument, 'policy')).toBe(
      'Nothing that was measured points here alone, but one cause in this area stays possible.',
    );
    expect(found(expiredDocument, 'protocol')).toMatch(/^One cause in this area fits/u);
  });

  it('never sounds fine when something could not be told', () => {
    expect(found(healthyDocument, 'configuration')).toMatch(/^Nothing wrong was seen here: /u);
    expect(found(unknownDocument, 'protocol')).toContain('nothing could be ruled out');
    expect(found(cancelledDocument, 'protocol')).not.toContain('Nothing wrong');
  });
});

describe('what was looked at in an area', () => {
  const ran = (...statuses: RanProbe['status'][]) => ({
    ran: statuses.map(
      (status, index): RanProbe => ({
        id: `q${index}`,
        areas: ['protocol'],
        question: 'Is it so?',
        status,
        startedAtMs: null,
        ms: 1,
        connections: 0,
        outcome: '',
      }),
    ),
  });

  it('counts what was answered, and keeps what was left out apart from what failed', () => {
    expect(checkedSentence(ran('ok', 'ok'))).toContain('all of them were answered.');
    expect(checkedSentence(ran('ok', 'ok', 'skipped'))).toContain('; 1 more was left out.');
    expect(checkedSentence(ran('ok', 'gave-up', 'skipped'))).toBe(
      '2 questions were asked here, and 1 of them could be answered.',
    );
    expect(checkedSentence(ran('gave-up'))).toBe('1 question was asked here, and none could be answered.');
  });

  it('says when nothing was asked at all', () => {
    expect(checkedSentence(ran('skipped', 'skipped'))).toContain('left out');
    expect(checkedSentence({ ran: [] })).toBe('Nothing was checked here in this run.');
  });
});

describe('what to do about an area', () => {
  const step = (document: typeof healthyDocument, area: (typeof AREAS)[number]) =>
    areaStep(areaView(document, area));

  it('is the next step of its first cause, with its owner', () => {
    expect(step(expiredDocument, 'certificate')).toEqual({
      sentence: expiredDocument.findings[0]?.nextStep,
      owner: 'server-owner',
      note: '',
    });
  });

  it('stands back behind the named cause of another area', () => {
    expect(causeElsewhere(expiredDocument, 'protocol')).toBe(
      `The cause that was found does not lie here. It is under “Certificates”: ${expiredDocument.summary.headline}.`,
    );
    expect(causeElsewhere(oldProgramDocument, 'network')).toMatch(
      /^The likeliest cause does not lie here\./u,
    );
    expect(causeElsewhere(expiredDocument, 'certificate')).toBeNull();
    for (const document of [unknownDocument, healthyDocument, cancelledDocument])
      for (const area of AREAS) expect(causeElsewhere(document, area)).toBeNull();
  });

  it('says of a possible cause that it is no more than that', () => {
    expect(step(unknownDocument, 'policy').note).toContain('possible and not certain');
  });

  it('is nothing where nothing is wrong, and what would settle it where something stayed open', () => {
    expect(step(healthyDocument, 'configuration').sentence).toBe('Nothing needs to be done here.');
    expect(step({ ...oldProgramDocument, findings: [] }, 'policy').sentence).toContain('would decide it');
    expect(step(unknownDocument, 'configuration').sentence).toContain('until more can be told');
  });
});
