import type { Tried, WatchState } from '../../../../shared/model/watch';
import { formatElapsed } from '../../words/format';

export const copy = {
  offer:
    'While somebody else fixes it, Handrail can try again from time to time, more and more seldom, for a day at most. You can go on using the program. When a try goes well, a whole check makes sure of it.',
  notYet: 'Check again once first. After that, Handrail can wait until it works.',
  notifies:
    'The news comes as a notification of your desktop and in this window. If notifications are switched off on this computer, it comes in this window alone.',
  notifiesNot: 'This computer shows no notifications to Handrail, so the news comes in this window alone.',
  slowed: 'The server has begun to turn us away, so Handrail waits longer between tries.',
  goingOn: 'This goes on as long as Handrail is open, and stops when you begin another case.',
} as const;

type On = Extract<WatchState, { kind: 'on' }>;
type Ended = Extract<WatchState, { kind: 'ended' }>;

export const phaseWords: { readonly [P in On['phase']]: string } = {
  waiting: 'Waiting for the next try.',
  trying: 'Trying now.',
  confirming: 'It may work now. A whole check makes sure of it.',
};

export const cameWords: { readonly [C in Tried['came']]: string } = {
  'not-yet': 'The last try: it does not work yet.',
  'could-not-tell': 'The last try could not tell whether it works.',
  'not-confirmed': 'A try went well, but the whole check after it still found something wrong.',
  failed: 'The last try could not be made. This is about Handrail itself and says nothing about the server.',
  busy: 'The last try was put off, because a check of yours was running.',
};

export const endedWords: { readonly [W in Ended['why']]: { readonly title: string; readonly text: string } } =
  {
    works: {
      title: 'It works now',
      text: 'A try went well, and a whole check found nothing wrong any more. Try your program again.',
    },
    changed: {
      title: 'It fails in another way now',
      text: 'What was found before has gone, and something else is found now. The comparison above shows both.',
    },
    time: {
      title: 'It did not work for a day',
      text: 'Handrail has stopped trying after 24 hours. Nothing that you entered is lost.',
    },
    stopped: { title: 'Handrail has stopped trying', text: 'You stopped it before it worked.' },
    failed: {
      title: 'Handrail can’t go on trying',
      text: 'What happened is said below. Nothing that you entered is lost.',
    },
  };

/** "40 s ago"; a clock that was set back never makes it negative. */
export const timeAgo = (ms: number): string => `${formatElapsed(Math.max(0, ms))} ago`;

/** "in 1 min 20 s". */
export const timeTo = (ms: number): string => (ms < 1_000 ? 'in a moment' : `in ${formatElapsed(ms)}`);
