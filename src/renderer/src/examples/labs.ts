import type { LabGroup, LabScenario } from '../../../shared/model/lab';

const one = (
  id: string,
  group: LabGroup,
  title: string,
  story: string,
  learn: string,
  fixable = true,
): LabScenario => ({
  id,
  title,
  story,
  learn,
  recognise:
    'It fails every time, from one program only, while the browser on the same computer opens the address.',
  ask: 'Ask for an update of the program, or for TLS 1.2 to be switched on for it. The server needs no change.',
  group,
  minutes: 3,
  causeId: id,
  fixable,
});

export const labs: LabScenario[] = [
  one(
    'old-program',
    'versions',
    'A program from 2013 and a shop that moved on',
    'The accounting program was installed in 2013. Since the shop’s server was renewed last week, it says that authentication failed because the remote party has closed the transport stream. The shop opens in the browser as always.',
    'A server that takes only newer versions of the secure connection often closes the connection without a word.',
    false,
  ),
  one(
    'expired-certificate',
    'certificates',
    'The night the certificate ran out',
    'Nobody changed anything, and at midnight every till stopped.',
    'A certificate has an end date, and every program looks at it.',
  ),
  one(
    'missing-intermediate',
    'certificates',
    'It works in the browser and nowhere else',
    'The site opens in every browser, but the sync tool says that it does not know the issuer.',
    'Browsers fetch a missing link of the chain themselves; programs do not.',
  ),
  one(
    'smtp-starttls',
    'settings',
    'The mail server that speaks first',
    'The new mail program waits, and then says that the server is not secure.',
    'Some services start plain and change over to a secure connection when asked.',
  ),
  one(
    'silent',
    'closed',
    'The server that says nothing',
    'The program waits for a minute and gives up.',
    'Silence alone does not say who is silent.',
    false,
  ),
];
