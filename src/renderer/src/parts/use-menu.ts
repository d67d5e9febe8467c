import { useEffect } from 'react';
import type { Request } from '../../../shared/ipc/contract';
import { COMMAND_NAMES } from '../../../shared/model/commands';
import { canEnter, STEPS } from '../flow';
import { type AppState, situationOf, tellMenu, usable, useApp } from '../store';
import { STEP_NAMES } from './step-names';

/** What the menu bar may offer in this state. */
const menuOf = (state: AppState): Request<'menu:tell'> => {
  const at = situationOf(state);
  return {
    can: usable(state, COMMAND_NAMES),
    steps: STEPS.map((step) => ({ label: STEP_NAMES[step], open: canEnter(step, at).open })),
  };
};

/** Keeps the menu bar in step with the window. */
export const useMenu = (): void => {
  const menu = useApp((state) => JSON.stringify(menuOf(state)));
  useEffect(() => void tellMenu(JSON.parse(menu) as Request<'menu:tell'>), [menu]);
};
