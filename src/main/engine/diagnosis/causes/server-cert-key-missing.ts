import type { Outcome } from '../../../../shared/model/failure';
import { defineCause } from '../define-cause';
import { installFixes } from '../derive/certificate-fixes';
import { compared, inferred, measured, toldBy } from '../derive/clip';
import { alertCode, attemptsOf, isClosed } from '../derive/ends';
import { allEnd, everyHello, OTHER_GREETINGS, telling } from '../derive/every-hello';
import { pastedPiece } from '../derive/pasted';
import { answer } from '../derive/told';
import { closedBeforeHello, speaksPlain } from '../derive/turned-away';

/** What a server writes down itself when its certificate has no key, or none is configured (research notes B.1 21, B.2 47 and 49). */
const SERVERS_OWN =
  /must use a certificate with the associated private key|\bevent(?:\s*id)?\W{0,3}(?:36869|36870|36886|15300|15021)\b|no certificate (?:is )?(?:configured|found) for|SSL_CTX_use_PrivateKey|no ssl_certificate is defined|unable to configure https endpoint|there is no valid certificate|no suitable default server credential|does not have a private key information property|key values mismatch|fatal error occurred while creating (?:an? )?(?:ssl|tls) server credential|attempting to access the (?:ssl|tls) server credential private key/i;

/** How a server without a usable key ends a greeting: closed (Schannel, http.sys), handshake_failure or internal_error (others). */
const asWithoutKey = (outcome: Outcome): boolean => {
  const code = alertCode(outcome);
  return isClosed(outcome) || code === 40 || code === 80;
};

/** Versions that it does not speak at all it refuses for that reason (protocol_version), key or not. */
const orTooOld = (outcome: Outcome): boolean => asWithoutKey(outcome) || alertCode(outcome) === 70;

const WHAT_ELSE =
  'A closed connection does not say why. A list of who may connect, a service that has crashed and a device in between look the same from here.';

/** The server's certificate has no key, or the port has no certificate any more: every greeting fails alike. */
export const cause = defineCause({
  id: 'server-cert-key-missing',
  area: 'certificate',
  title: 'The server may have lost its certificate’s private key',
  ruledOut: 'It does not look like a server that lacks its certificate’s private key.',
  meaning:
    'A server can only answer a greeting if it has its certificate and the private key to it. When the key is missing, may not be read, or the port is bound to no certificate, the server can’t go on with anybody: the connection is accepted, and then closed or refused on every greeting. From outside this can’t be told from other reasons.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner whether the certificate still has its private key, whether the service may read it, and what the service’s log says at the time of this check.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Look into the System log at the time of the check: Schannel event 36870 means that the key can’t be read, HttpEvent 15300 that the binding is gone.',
        'Look with “netsh http show sslcert” whether address and port have a certificate, and with “certutil -store my” whether it has its key.',
        'Import the .pfx again with its key. Add the binding again: “netsh http add sslcert” with ipport, certhash and appid.',
      ],
      undo: 'Delete the binding again (“netsh http delete sslcert”).',
    },
    {
      owner: 'server-owner',
      stack: 'Windows (Schannel), other services',
      steps: [
        'Right-click the certificate in certlm.msc, All Tasks, Manage Private Keys: the service’s account needs the right to read (NETWORK SERVICE for many).',
        'If a key file was damaged: “certutil -repairstore my SERIAL”.',
      ],
      undo: 'Take the right from the account again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'Compare “openssl x509 -pubkey -noout -in CERT” with “openssl pkey -pubout -in KEY”: both have to be the same. See that the service may read both files.',
        'Look into the error log, and restart the service once the test of its configuration passes.',
      ],
      undo: 'Put the former files and rights back and reload.',
    },
    {
      owner: 'server-owner',
      stack: '.NET 6 or later (Kestrel)',
      steps: [
        'Configure a certificate (Kestrel:Certificates:Default), or name one in UseHttps. In a container the file has to be mounted and its password given.',
      ],
      undo: 'Take the setting out again.',
    },
    ...installFixes('the certificate with its key').filter(({ stack }) =>
      ['SQL Server', 'Exchange / SMTP', 'AWS, Azure or Cloudflare in front'].includes(stack),
    ),
  ],
  unseen:
    'The server’s key can’t be seen from a client, and a client gets no reason. Only the server’s own log decides this.',
  sources: [
    'irohastack.com: IIS bindings',
    'blogs.msdn.com/saurabh_singh: SSL bindings deleted, event 15300',
    'aspnet/MetaPackages#85',
    'detection-wiki: Schannel events 36869, 36870, 36886',
  ],
  decides:
    'The server’s own log at the time of this check decides it: Schannel event 36870 or HttpEvent 15300 on Windows, the error log elsewhere.',
  needs: ['hello', 'versions', 'reach'],
  wants: ['server-name', 'plain-answer', ...OTHER_GREETINGS],
  examine(shown, told) {
    const results = telling(everyHello(shown));
    if (results.some(({ answered }) => answered))
      return {
        verdict: 'ruled-out',
        because: 'At least one of our greetings was answered, which takes the key or leads to it.',
      };
    if (closedBeforeHello(shown.reach))
      return { verdict: 'ruled-out', because: 'The connection ends before the server has to show anything.' };
    if (speaksPlain(shown['plain-answer']))
      return { verdict: 'ruled-out', because: 'The port answers in plain text, so it needs no certificate.' };
    if (!asWithoutKey(shown.hello.base.outcome) || !allEnd(results, orTooOld))
      return {
        verdict: 'ruled-out',
        because: 'Not all greetings ended as they do at a server without its key.',
      };
    const piece = pastedPiece(told, SERVERS_OWN);
    const saysTls = shown['plain-answer']?.saysUseTls === true;
    const fails = answer(told, 'elsewhere') === 'fails';
    return {
      verdict: piece === null ? 'possible' : 'likely',
      because: [
        measured(
          `We sent ${results.length} greetings of different versions and names. Each one was closed or refused alike, so nothing that a program offers makes a difference.`,
          attemptsOf(results),
        ),
        ...(piece === null
          ? []
          : [
              toldBy(
                `The text you pasted says “${piece}”. That is how a server reports that its certificate or its key is missing.`,
              ),
            ]),
        ...(saysTls && shown['plain-answer']
          ? [
              compared(
                'To a plain web request the same port answers in words. So the service itself is running.',
                [shown['plain-answer'].attemptId],
              ),
            ]
          : []),
        ...(fails
          ? [
              toldBy(
                'You told us that it fails from another network too, which points to the service itself.',
              ),
            ]
          : []),
        inferred(WHAT_ELSE),
      ],
      weight: piece === null ? -6 : 5,
    };
  },
});
