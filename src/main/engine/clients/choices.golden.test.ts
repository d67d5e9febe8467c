import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENT_CHOICES, CLIENT_FAMILIES, clientChoice, clientsFor } from '../../../shared/model/clients';
import type { ClientProfile } from './define-client';
import { clients } from './registry';

const FILE = new URL('../../../shared/model/clients.ts', import.meta.url);
const MARK = /(const LIST = `\n)[^`]*(`;)/;

const updating = process.env.UPDATE_GOLDEN === '1';

/** Families in the order of the grid and the picker: the programs in which the headline error is seen come first. */
const FAMILIES: readonly ClientProfile['family'][] = [
  'dotnet-framework',
  'dotnet',
  'windows',
  'mono',
  'java',
  'python',
  'node',
  'go',
  'openssl',
  'curl',
  'gnutls',
  'browser',
  'mobile',
];

const place = ({ family }: ClientProfile): number => FAMILIES.indexOf(family);

/** By family, then by name, numbers in names as numbers. */
const ordered = [...clients].sort(
  (one, other) => place(one) - place(other) || one.name.localeCompare(other.name, 'en', { numeric: true }),
);
const lines = ordered
  .map(({ id, family, programs, name }) => `${id} | ${family} | ${programs.join(' ')} | ${name}\n`)
  .join('');

describe('the shared list of programs', () => {
  it('is that of the profiles, in the order of the grid', () => {
    const text = readFileSync(FILE, 'utf8');
    const wanted = text.replace(MARK, (_all, head: string, tail: string) => `${head}${lines}${tail}`);
    if (updating) writeFileSync(FILE, wanted);
    else expect(text).toBe(wanted);
  });
});

// What was loaded before the file was written anew says nothing.
if (!updating)
  describe('its entries', () => {
    it('read back as they were written', () => {
      expect(CLIENT_CHOICES).toEqual(
        ordered.map(({ id, family, programs, name }) => ({ id, family, programs: [...programs], name })),
      );
      expect(clientChoice('node-20')?.name).toBe('Node.js 20');
      expect(clientChoice('gone-since')).toBeNull();
    });
    it('have words for every family, and tell which programs belong to an answer', () => {
      for (const { family } of ordered) expect(CLIENT_FAMILIES[family]).toMatch(/\S/);
      expect(clientsFor('go').map(({ id }) => id)).toEqual(['go-1-19', 'go-1-22', 'go-1-24']);
      expect(clientsFor('unknown')).toEqual(CLIENT_CHOICES);
    });
  });
