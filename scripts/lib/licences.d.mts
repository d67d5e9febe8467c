import type { Plugin } from 'vite';

export interface Licences {
  packages: { name: string; version: string; licence: string; text: number }[];
  texts: string[];
}
export function productionFolders(lock: {
  packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }>;
}): string[];
export function collectLicences(root: string): Licences;
export function licencesPlugin(root: string): Plugin;
