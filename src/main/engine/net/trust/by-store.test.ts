import { expect, it } from 'vitest';
import { byStore } from './by-store';
import { makeCertificate, pem } from './testing/make-chain';
import { AT, life, root, server } from './testing/practice';

it('says of each list of roots what that list lacks, and never of this computer what another one lacks', async () => {
  const other = makeCertificate({ subject: 'Company Root', authority: true, ...life });
  const verdicts = await byStore([server({ issuer: other }).der, other.der], null, AT, [pem(root)]);
  const texts = verdicts.map(({ id, faults: [first] }) => `${id}: ${first?.text}`);
  expect(texts).toContain('this-computer: This computer does not know the root authority “CN=Company Root”.');
  expect(texts).toContain('added: The root authority “CN=Company Root” was not added for this check.');
  for (const { id, faults } of verdicts.filter((one) => one.id !== 'this-computer'))
    expect(JSON.stringify(faults), id).not.toMatch(/this computer/iu);
});
