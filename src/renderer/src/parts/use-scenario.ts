import { useEffect } from 'react';
import type { LabScenario } from '../../../shared/model/lab';
import { loadLabs, useApp } from '../store';

/** The practice server that this case is about; undefined for a real server, and as long as the list is on its way. */
export const useScenario = (): LabScenario | undefined => {
  const id = useApp((state) => state.told.lab);
  const running = useApp((state) => state.lab?.scenario);
  const listed = useApp((state) => state.labs.items?.find((one) => one.id === id));
  // A practice case that was opened again knows only the id.
  useEffect(() => {
    if (id !== null) void loadLabs();
  }, [id]);
  if (id === null) return undefined;
  return running?.id === id ? running : listed;
};
