import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { chosenWith } from './chosen-client';
import { acceptsKind, kindOfKey } from './kinds-of-key';

const accepts = (client: string) => ({
  RSA: chosenWith(told({ client }), (one) => acceptsKind(one, 'RSA'))?.takes,
  ECDSA: chosenWith(told({ client }), (one) => acceptsKind(one, 'ECDSA'))?.takes,
});

describe('the kinds of key that a program accepts', () => {
  it('are both for programs of the last ten years', () => {
    for (const client of ['node-20', 'openssl-1-0-1', 'java-8', 'dotnet-framework-4-7-windows-2016'])
      expect([client, accepts(client)]).toEqual([client, { RSA: true, ECDSA: true }]);
  });
  it('are RSA alone for Java 6', () => {
    expect(accepts('java-6')).toEqual({ RSA: true, ECDSA: false });
  });
  it('are not known for a program that was not chosen, or is not known', () => {
    expect(chosenWith(told(), (one) => acceptsKind(one, 'RSA'))).toBeNull();
    expect(chosenWith(told({ client: 'made-up' }), (one) => acceptsKind(one, 'RSA'))).toBeNull();
  });
});

describe('the kind of a key', () => {
  it('is read from its name', () => {
    expect(['RSA', 'rsa', 'EC P-256', 'ec', 'Ed25519', 'RSA-PSS'].map(kindOfKey)).toEqual([
      'RSA',
      'RSA',
      'ECDSA',
      'ECDSA',
      null,
      null,
    ]);
  });
});
