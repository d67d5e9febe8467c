import { describe, expect, it } from 'vitest';
import { asideAreas, asideReason } from './aside';
import {
  cancelledDocument,
  expiredDocument,
  healthyDocument,
  oldProgramDocument,
  unknownDocument,
} from './examples/documents';
import { refusedDocument } from './examples/refused';

describe('an area that does not apply', () => {
  it('says why: nothing accepted a connection, so there is no certificate and no version', () => {
    expect(asideAreas(refusedDocument)).toEqual(['certificate', 'protocol', 'policy']);
    expect(asideReason(refusedDocument, 'certificate')).toBe(
      'No connection could be made, so the server showed no certificate.',
    );
  });

  it('is never the network or the configuration', () => {
    for (const transcript of [[], refusedDocument.transcript]) {
      expect(asideReason({ ...refusedDocument, transcript }, 'network')).toBeNull();
      expect(asideReason({ ...refusedDocument, transcript }, 'configuration')).toBeNull();
    }
  });

  it('is none in which a cause is still possible', () => {
    expect(asideReason(unknownDocument, 'certificate')).toBeNull();
    expect(asideReason({ ...unknownDocument, findings: [] }, 'certificate')).toContain('never answered');
    expect(asideReason({ ...unknownDocument, findings: [] }, 'protocol')).toBeNull();
  });

  it('is none where TLS was spoken, where nothing is wrong, or where the check was stopped', () => {
    for (const document of [oldProgramDocument, expiredDocument, healthyDocument, cancelledDocument])
      expect(asideAreas(document)).toEqual([]);
    expect(asideAreas(null)).toEqual([]);
  });
});
