import { type LabReply, labRequestSchema } from '../../shared/ipc/lab-messages';
import type { Lab } from './start-lab';

const MOST_WORDS = 600;

/** Carries out one request for the lab; null when it can't even be told which request it was. Never rejects. */
export const answerLabRequest = async (lab: Promise<Lab>, raw: unknown): Promise<LabReply | null> => {
  const parsed = labRequestSchema.safeParse(raw);
  if (!parsed.success) return null;
  const request = parsed.data;
  try {
    const ready = await lab;
    if (request.call === 'list') return { id: request.id, ok: true, value: [...ready.scenarios] };
    const fixed = request.call === 'setFixed' && request.fixed;
    return { id: request.id, ok: true, value: await ready.setFixed(request.scenario, fixed) };
  } catch (error) {
    const words = error instanceof Error ? error.message : 'The practice server could not be started.';
    return { id: request.id, ok: false, message: words.slice(0, MOST_WORDS) };
  }
};
