import type { Told } from '../define-cause';
import { chosenClient } from './chosen-client';
import { listed } from './clip';
import { answer, withoutLanguage } from './told';

/**
 * Dictionary ids, without their language, that only old programs print; a law in ../registry.test.ts holds them against the dictionary.
 * Sources: microsoft/referencesource and dotnet/corefx (the .NET texts), our lab recordings (Java 17 says it differently).
 */
export const OLD_TEXTS: { readonly [messageId: string]: string } = {
  'dotnet.remote-closed': '.NET Framework, or .NET Core up to 3.1',
  'dotnet.send-failure': '.NET Framework',
  'dotnet.receive-failure': '.NET Framework',
  'dotnet.secure-channel': '.NET Framework',
  'java.remote-closed-old': 'Java 10 or older',
};

/** What is known of the program's age. `message`: the pasted text dates it; `person`: the person said so. */
export interface ProgramAge {
  readonly message: string | null;
  readonly person: string | null;
  readonly saidNew: boolean;
}

const saidByPerson = (told: Told): string | null => {
  if (answer(told, 'program-age') === 'before-2016')
    return 'You told us that the program is from before 2016.';
  if (told.asked.program === 'dotnet-framework' && chosenClient(told) === null)
    return 'You told us that the program runs on .NET Framework, which speaks only TLS 1.0 unless it was built for version 4.6 or later, or told otherwise.';
  return null;
};

/** Whether anything says that the program is an old one, and what. */
export const programAge = (told: Told): ProgramAge => {
  const old = told.message?.matches.find(
    (match) => !match.wrapper && OLD_TEXTS[withoutLanguage(match.id)] !== undefined,
  );
  const writer =
    old === undefined || old.program === 'dotnet' ? undefined : OLD_TEXTS[withoutLanguage(old.id)];
  return {
    message: writer === undefined ? null : `The error text you pasted is one that ${writer} prints.`,
    person: saidByPerson(told),
    saidNew: answer(told, 'program-age') === 'since-2016',
  };
};

/** What the chosen program means for a version that the server refuses. `text`: as a sentence. */
export interface ChosenAge {
  /** It stops at that version, and the server takes none that it offers. */
  readonly tooOld: boolean;
  readonly text: string;
}

/** Holds the chosen program against what the server speaks; null when none was chosen, or it has no part in this. */
export const chosenAge = (told: Told, refused: string, spoken: readonly string[]): ChosenAge | null => {
  const client = chosenClient(told);
  if (client === null) return null;
  const newest = client.versions[client.versions.length - 1];
  const shared = client.versions.filter((version) => spoken.includes(version));
  if (shared.length > 0)
    return {
      tooOld: false,
      text: `You chose ${client.name}. It also offers ${listed(shared)}, which the server takes.`,
    };
  return newest === refused
    ? {
        tooOld: true,
        text: `You chose ${client.name}. It offers ${newest} at most, and the server refuses that.`,
      }
    : null;
};
