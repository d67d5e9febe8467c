import { describe, expect, it, vi } from 'vitest';
import { oldProgramDocument } from '../examples/documents';
import { withDocument } from '../examples/states';
import { failed, ok, prepare, target } from '../testing/fake-api';
import { EMPTY_DRAFT } from './state';
import { get } from './store';
import { addAuthorities, editDraft, removeAuthority, submitTarget } from './target-actions';

const authority = {
  subject: 'CN=Corp Root',
  notAfter: '2034-01-01T00:00:00Z',
  fingerprint: 'aa',
  pem: 'PEM',
};

describe('the first page', () => {
  it('goes on to the program once the address is understood', async () => {
    prepare(
      { draft: { ...EMPTY_DRAFT, text: 'shop.example' } },
      { targetParse: () => ok({ kind: 'target', target }) },
    );
    await submitTarget();
    expect(get().page).toBe('program');
    expect(get().target).toEqual(target);
  });

  it('shows what is wrong and loses nothing', async () => {
    const problem = {
      field: 'text',
      sentence: 'Port 70000 does not exist.',
      example: 'shop.example:443',
    } as const;
    const draft = {
      text: 'shop.example:70000',
      addresses: '192.0.2.1',
      port: '',
      serverName: 'x',
      noServerName: false,
    };
    prepare({ draft }, { targetParse: () => ok({ kind: 'problem', problems: [problem] }) });
    await submitTarget();
    expect(get().problems).toEqual([problem]);
    expect(get().draft).toEqual(draft);
    expect(get().page).toBe('target');
  });

  it('keeps a pasted message for the next page and asks for the address', async () => {
    const text = 'Authentication failed because the remote party has closed the transport stream.';
    prepare(
      { draft: { ...EMPTY_DRAFT, text } },
      { targetParse: () => ok({ kind: 'message', text, foundTarget: 'shop.example' }) },
    );
    await submitTarget();
    expect(get().told.message).toBe(text);
    expect(get().draft.text).toBe('shop.example');
    expect(get().recognised).toEqual({ found: 'shop.example' });
    expect(get().page).toBe('target');
  });

  it('says when the address could not be looked at, and keeps it', async () => {
    prepare({ draft: { ...EMPTY_DRAFT, text: 'shop.example' } }, { targetParse: () => failed('Try again.') });
    await submitTarget();
    expect(get().notice?.text).toContain('Try again.');
    expect(get().draft.text).toBe('shop.example');
    expect(get().parsing).toBe(false);
  });

  it('says that no name is to be asked for, and keeps the name that stands in the field', async () => {
    const targetParse = vi.fn(() => ok({ kind: 'target' as const, target: { ...target, serverName: null } }));
    prepare({ draft: { ...EMPTY_DRAFT, text: 'shop.example', serverName: 'www.example' } }, { targetParse });
    editDraft({ noServerName: true });
    await submitTarget();
    expect(targetParse).toHaveBeenCalledWith({
      text: 'shop.example',
      addresses: '',
      port: '',
      serverName: '-',
    });
    expect(get().target?.serverName).toBeNull();
    expect(get().draft.serverName).toBe('www.example');
  });

  it('does not ask again for an address that has not changed', async () => {
    const targetParse = vi.fn(() => ok({ kind: 'target' as const, target }));
    prepare({ draft: { ...EMPTY_DRAFT, text: 'shop.example' } }, { targetParse });
    await submitTarget();
    await submitTarget();
    expect(targetParse).toHaveBeenCalledTimes(1);
  });
});

describe('another place to reach', () => {
  const elsewhere = {
    ...target,
    host: 'other.example',
    display: 'other.example',
    serverName: 'other.example',
  };
  const parsed = { targetParse: () => ok({ kind: 'target' as const, target: elsewhere }) };

  it('is a new case: the result and the answers of the former do not follow', async () => {
    prepare(withDocument(oldProgramDocument), parsed);
    editDraft({ text: 'other.example' });
    await submitTarget();
    expect(get()).toMatchObject({ caseId: null, document: null });
    expect(get().told.answers).toEqual({});
    expect(get().told.message).toBe(oldProgramDocument.asked.message);
  });

  it('does not inherit what the practice lab filled in', async () => {
    prepare(
      withDocument({ ...oldProgramDocument, asked: { ...oldProgramDocument.asked, lab: 'old-program' } }),
      parsed,
    );
    editDraft({ text: 'other.example' });
    await submitTarget();
    expect(get().told).toMatchObject({ lab: null, message: '', program: 'unknown' });
  });

  it('has to wait while a check is running', async () => {
    prepare({ ...withDocument(oldProgramDocument), run: { kind: 'starting', purpose: 'check' } }, parsed);
    editDraft({ text: 'other.example' });
    await submitTarget();
    expect(get().target?.host).toBe('shop.example');
    expect(get().notice?.text).toContain('Cancel it first');
  });
});

describe('private root certificates', () => {
  it('are added once each, go into the target, and keep the case', async () => {
    prepare(
      { draft: { ...EMPTY_DRAFT, text: 'shop.example' }, caseId: 'case-20261121-0914', target },
      { authorityAdd: () => ok([authority]), targetParse: () => ok({ kind: 'target', target }) },
    );
    await addAuthorities();
    await addAuthorities();
    expect(get().authorities).toEqual([authority]);
    await submitTarget();
    expect(get().target?.extraRoots).toEqual(['PEM']);
    expect(get().caseId).toBe('case-20261121-0914');
    removeAuthority('aa');
    expect(get().authorities).toEqual([]);
  });

  it('says why a file was not taken', async () => {
    prepare({}, { authorityAdd: () => failed('That file holds no certificate.') });
    await addAuthorities();
    expect(get().notice?.text).toContain('holds no certificate');
  });
});
