import { defineCause } from '../define-cause';
import { heldReasons, notAsked, presentedAs } from '../derive/client-certificate';
import { compared, inferred, measured, toldBy } from '../derive/clip';
import { pastedPiece } from '../derive/pasted';
import { answer } from '../derive/told';

/** Codes that Windows gives when it can't use the private key of a certificate that a program chose (research notes B.2, 38 and 39). */
const KEY_NOT_REACHED = /\b0x8009030D\b|\bSEC_E_UNKNOWN_CREDENTIALS\b|-2146893043\b/i;
const NO_KEY = /\b0x8009030E\b|\bSEC_E_NO_CREDENTIALS\b|-2146893042\b/i;
/** The same in words, and those of key storage: keyset does not exist, access denied to the key, ephemeral keys. */
const IN_WORDS =
  /credentials supplied to the package were not recognized|no credentials are available in the security package|keyset does not exist|\bNTE_BAD_KEYSET\b|\b0x80090016\b|ephemeral keys|fatal error occurred while creating (?:an? )?(?:ssl|tls) client credential/i;
/** OpenSSL's own: the key does not belong to the certificate. */
const NOT_ITS_KEY = /key values mismatch|no certificate assigned|private key does not match/i;

/** The certificate is there, and the program may not or can't use its private key. */
export const cause = defineCause({
  id: 'client-cert-key-unusable',
  area: 'certificate',
  title: 'Your program can’t use the private key of its certificate',
  ruledOut: 'No private key of your program’s is needed here.',
  meaning:
    'Your program has a certificate of its own (a client certificate), and proves with a private key that it is the owner. It can’t use that key: it may not read it, the key is missing, or it is stored in a way that Windows can’t use for TLS. So your program shows no certificate, or stops by itself before anything is sent.',
  owner: 'it-desk',
  nextStep:
    'Ask your IT help desk to import the certificate again with its private key (.pfx), and to let the program’s account read that key.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel), IIS application pools, services',
      steps: [
        'Open the computer’s certificates (certlm.msc). A key sign on the icon means that there is a private key; “certutil -store my” says so too.',
        'Right-click, All Tasks, Manage Private Keys: give the account of the service or the pool (IIS AppPool\\NAME) the right to read.',
        'If there is no key: import the .pfx again into the computer’s store (“certutil -importpfx FILE”).',
      ],
      undo: 'Take the right from the account again, or delete the imported certificate.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET Framework, .NET 6 or later on Windows',
      steps: [
        'Load with X509KeyStorageFlags.MachineKeySet in a service, and not with EphemeralKeySet: Windows can’t use such keys for TLS.',
        'A certificate from PEM: export it as PFX and load that (X509Certificate2.CreateFromPem, Export, then load).',
      ],
      undo: 'Take the change out of the program again.',
    },
    {
      owner: 'it-desk',
      stack: 'Keys in a TPM or on a smart card',
      steps: [
        'Some of these can’t sign with RSA-PSS, which TLS 1.3 asks for. Try with TLS 1.2 for this program, or with an ECDSA key.',
      ],
      undo: 'Allow TLS 1.3 again.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL 3, curl, Node.js, Python, nginx as a client',
      steps: [
        'Compare “openssl x509 -pubkey -noout -in CERT” with “openssl pkey -pubout -in KEY”: both have to be the same.',
        'See that the program’s account may read the key file, and that its passphrase is set.',
      ],
      undo: 'Put the former file and its rights back.',
    },
    {
      owner: 'it-desk',
      stack: 'Java',
      steps: [
        '“keytool -list -v” has to show the entry as PrivateKeyEntry, and the key’s password has to be that of the keystore. If not, import the PKCS #12 file again.',
      ],
      undo: 'Put the former keystore back.',
    },
  ],
  unseen:
    'Only your program can try its own key. Its error text, or the Windows System log (Schannel, events 36870 and 36871), is what shows this.',
  sources: [
    'dotnet/runtime#23749, dotnet/corefx#42078, dotnet/corefx#41781',
    'dotnet/runtime#103101, firezone/firezone#15026 (keys in a TPM)',
    'Microsoft: Schannel error codes for TLS and SSL alerts',
  ],
  decides:
    'The code in the program’s own error text or in the Windows System log decides it: 0x8009030D or 0x8009030E.',
  decidedBy: ['client-certificate'],
  explains: ['client-cert-missing'],
  needs: ['client-certificate'],
  wants: [],
  examine(shown, told) {
    const facts = shown['client-certificate'];
    const held = answer(told, 'client-certificate');
    const piece = pastedPiece(told, KEY_NOT_REACHED) ?? pastedPiece(told, NOT_ITS_KEY);
    const weaker = pastedPiece(told, NO_KEY) ?? pastedPiece(told, IN_WORDS);
    const asks = facts.asked === true;
    const [notShown] = presentedAs(facts, 'not-shown');
    if (piece !== null || weaker !== null)
      return {
        verdict: piece !== null || asks ? 'likely' : 'possible',
        because: [
          toldBy(
            `The text you pasted says “${piece ?? weaker}”: the private key of a certificate could not be used.`,
          ),
          asks
            ? compared('The server does ask for a certificate of the program’s own, so the key is needed.', [
                facts.attemptId,
              ])
            : inferred(
                'We did not see the server ask for one. A program that has one set stops all the same when it can’t use the key.',
                [facts.attemptId],
              ),
          ...heldReasons(held),
          inferred('It is your program that stops here, by itself, and not the server.'),
        ],
        weight: 4,
      };
    if (notShown)
      return {
        verdict: 'possible',
        because: [
          measured(notShown.words, [notShown.attemptId]),
          inferred('What keeps this check from using the file may keep your program from it as well.'),
        ],
      };
    if (presentedAs(facts, 'accepted').length > 0)
      return {
        verdict: 'unknown',
        why: 'The certificate that you gave could be used by this check. Whether your program may use its key, only the program’s error text can tell.',
      };
    return (
      notAsked(facts) ?? {
        verdict: 'unknown',
        why: 'The server asks for a certificate. Whether your program can use the key of its own, only its error text or the Windows System log can tell.',
      }
    );
  },
});
