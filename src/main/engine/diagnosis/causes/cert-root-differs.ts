import type { EvidenceMap } from '../../../../shared/model/evidence';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { trustFixes } from '../derive/certificate-fixes';
import { lacksItsRoot } from '../derive/chain';
import { inferred, measured } from '../derive/clip';
import { type Store, storeReason, storesTables } from '../derive/roots-table';
import { claimed, claimsCertificateRefused } from '../derive/told';
import { programEnds } from '../derive/who-ends';

type Path = EvidenceMap['trust-path'];

const storeOf = (path: Path, id: Store['id']): Store | undefined => path.stores.find((one) => one.id === id);

/** Only the root is in question: no other fault keeps a store from trusting the chain. */
const ROOT_FAULTS: readonly string[] = ['unknown-root', 'self-signed', 'missing-intermediate'];
const onlyTheRoot = ({ faults }: Store): boolean =>
  faults.every(({ code }) => ROOT_FAULTS.includes(code) || code === 'wrong-order');

/** These bring a list of roots of their own, mostly Mozilla's, and do not look at the computer's. */
const OWN_LIST: readonly string[] = ['node', 'java', 'python'];

const MISSING_HERE = {
  title: 'This computer lacks a root certificate that is publicly trusted',
  meaning:
    'Mozilla’s list of roots, which many programs bring along, trusts the server’s certificate. This computer’s own list does not. So the server is in order, and this computer’s list is old or was cut down: programs that go by it end the connection, and programs with a list of their own connect.',
  nextStep:
    'Ask your IT help desk to bring this computer’s root certificates up to date, or to let Windows fetch missing ones again.',
} as const;

const ownProgram = (told: Told): boolean => OWN_LIST.includes(told.asked.program);

/** The pasted text is about who is trusted, not about a date or a name. In the practice lab the added root stands for a public one. */
const missesARoot = (told: Told): boolean =>
  told.asked.lab === null &&
  claimsCertificateRefused(told) &&
  (claimed(told)?.ranks.slice(0, 3).includes('cert-untrusted-root') ?? false);

/** Only the root that the person added for this check makes it trusted, and the program, which does not have it, refused. */
const onlyAdded = (path: Path, stores: readonly Store[], told: Told): Verdict => {
  const ends = programEnds(told, 'A root that is not on its list');
  return {
    verdict: 'likely',
    title: 'Only the root that you added makes this certificate trusted',
    meaning:
      'With the root certificate that you added for this check everything is in order. This computer’s own list does not have that root, and neither has the public one. So the server is right, and what is left is the list that your program goes by: your program ends the connection because the root is missing there.',
    because: [...stores.map((one) => storeReason(one, path.attemptId)), ends.because],
    against: ends.against,
    details: storesTables(path),
    weight: 2,
  };
};

/** As in a container without the package ca-certificates: nothing at all is trusted. It may also be that the list was not found. */
const noRoots = (path: Path, mozilla: Store, told: Told): Verdict => {
  const ends = programEnds(told, 'A root that is not on its list');
  return {
    verdict: 'likely',
    ...MISSING_HERE,
    title: 'No root certificate was found on this computer',
    because: [
      measured('This computer’s list of roots is empty, or stands where we did not find it.', [
        path.attemptId,
      ]),
      storeReason(mozilla, path.attemptId),
      ends.because,
    ],
    against: ends.against,
    details: storesTables(path),
    weight: 3,
  };
};

/** The two lists say the same. */
const alike = (trusted: boolean, added: Store | undefined): string => {
  if (trusted) return 'Both lists trust the chain.';
  return added?.trusted === true
    ? 'Neither of the two lists trusts the chain; the root that was added for this check does.'
    : 'Neither of the two lists trusts the chain.';
};

/** With the roots that were added the chain comes to its end, whatever else is wrong with it. */
const leadsToAdded = (added: Store | undefined): boolean =>
  added !== undefined && !added.faults.some(({ code }) => ROOT_FAULTS.includes(code));

/** Neither list finds the way up, and the link that is missing was not found. */
const bothMiss = ({ repaired }: Path, ...lists: readonly Store[]): boolean =>
  repaired === null &&
  lists.every(({ faults }) => faults.some(({ code }) => code === 'missing-intermediate'));

/** The chain is trusted by this computer's roots and not by Mozilla's, or the other way round. */
export const cause = defineCause({
  id: 'cert-root-differs',
  area: 'certificate',
  title: 'Some lists of roots trust this certificate and others do not',
  ruledOut: 'A difference between lists of roots is not the reason.',
  meaning:
    'This computer trusts the server’s certificate, since the root behind it was installed here. The public list of Mozilla does not know that root. Programs that go by the computer’s list connect. Programs that bring their own list (Java, Node.js, Python, Firefox) end the connection, and the server takes no part in it.',
  owner: 'it-desk',
  nextStep:
    'Ask your IT help desk for the root certificate named below, and install it where your program looks for roots.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'Windows: missing public roots',
      steps: [
        'Windows fetches public roots when they are needed. A policy can forbid it: look for DisableRootAutoUpdate = 1 under HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot, note it and set it to 0.',
        'Without the internet: “certutil -generateSSTFromWU roots.sst” on another computer, then import the file here.',
      ],
      undo: 'Set DisableRootAutoUpdate to 1 again; delete the imported roots.',
    },
    {
      owner: 'it-desk',
      stack: 'Linux: missing public roots',
      steps: [
        'Bring the package ca-certificates up to date. In a container it has to be installed in the image.',
      ],
      undo: 'Install the former version of the package.',
    },
    ...trustFixes('the root certificate'),
    {
      owner: 'program-vendor',
      stack: 'Firefox, Java on Windows',
      steps: [
        'Let the program go by the computer’s list: Firefox security.enterprise_roots.enabled = true; Java -Djavax.net.ssl.trustStoreType=Windows-ROOT.',
      ],
      undo: 'Set it to false again, or leave the option out.',
    },
  ],
  unseen: 'Which list your program goes by, we can’t see; we go by what kind of program it is.',
  sources: [
    'jstedfast/MailKit FAQ: SslHandshakeException',
    'Node.js CLI documentation: --use-system-ca',
    'RFC 5280 §6.1.1 (a trust anchor is the verifier’s own choice)',
  ],
  decides:
    'The list of roots that your program goes by decides it: the table shows what each list makes of the same chain.',
  decidedBy: ['trust-path'],
  explains: ['cert-untrusted-root'],
  needs: ['trust-path'],
  wants: ['certificate'],
  examine({ 'trust-path': path, certificate }, told) {
    const here = storeOf(path, 'this-computer');
    const mozilla = storeOf(path, 'mozilla');
    if (here?.roots === 0 && mozilla?.trusted === true) return noRoots(path, mozilla, told);
    if (!here || !mozilla || here.roots === 0 || mozilla.roots === 0)
      return {
        verdict: 'unknown',
        why: 'Only one list of roots could be read, so there is nothing to compare.',
      };
    const added = storeOf(path, 'added');
    if (!here.trusted && !mozilla.trusted && added?.trusted === true && missesARoot(told))
      return onlyAdded(path, [here, added], told);
    const rootOnly = certificate !== undefined && lacksItsRoot(certificate);
    if (!here.trusted && !leadsToAdded(added) && !rootOnly && bothMiss(path, here, mozilla))
      return {
        verdict: 'unknown',
        why: 'A link of the chain is missing, so nobody knows to which root it leads.',
      };
    if (here.trusted === mozilla.trusted)
      return {
        verdict: 'ruled-out',
        because: alike(here.trusted, added),
      };
    const distrusting = here.trusted ? mozilla : here;
    if (!onlyTheRoot(distrusting))
      return { verdict: 'ruled-out', because: 'What is wrong with the certificate is not its root alone.' };
    const ends = programEnds(told, 'A root that is not on its list');
    const claims = claimsCertificateRefused(told);
    const steady = certificate?.varies !== true;
    const because = [storeReason(here, path.attemptId), storeReason(mozilla, path.attemptId), ends.because];
    const rest = { details: storesTables(path), against: ends.against };
    if (mozilla.trusted)
      return { verdict: steady ? 'confirmed' : 'possible', because, ...rest, ...MISSING_HERE, weight: 2 };
    return {
      verdict: claims && ownProgram(told) && steady ? 'likely' : 'possible',
      because: [
        ...because,
        inferred(
          ownProgram(told)
            ? 'Your kind of program mostly goes by a list of its own.'
            : 'Only a program with a list of its own minds this. Programs that go by this computer’s list connect.',
        ),
      ],
      ...rest,
      weight: claims ? 2 : -6,
    };
  },
});
