export const copy = {
  title: 'Fix it, then check again',
  titleFixed: 'Fixed, and checked again',
  leadFixed: 'The two results stand side by side below. The report on the next page holds both.',
  leadNamed:
    'Do the steps below, or send them to the person who can. Then check again; the two results are set side by side.',
  leadOther:
    'No single cause was named, so there is no list of steps to follow. When something has changed, check again; the two results are set side by side.',
  planWaiting: 'Looking up what has to be asked again…',
  planNeeded: 'Only the questions that tell whether the cause has gone are asked again.',
  planAll: 'Every question is asked again.',
  widened: 'The picture no longer fitted the cause found before, so every question was asked again.',
  confirming: 'A try went well, so it may work now. This whole check makes sure of it.',
  lab: 'Repair the practice server',
  labHint:
    'This is a practice server, so you can repair it with this switch. Then check again to see the difference.',
  labCannot:
    'This practice server has no switch that repairs it. Steps, where there are any, are for whoever they name.',
  labAsleep: 'The practice server of this case is not running any more.',
} as const;
