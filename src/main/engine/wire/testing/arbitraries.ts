import fc from 'fast-check';
import type { Extension } from '../api';

/** The same seed every time: a red run can be run again. */
export const RUNS = { seed: 20_261_121, numRuns: 200 };

export const u8 = fc.integer({ min: 0, max: 0xff });
export const u16 = fc.integer({ min: 0, max: 0xffff });
export const bytes = (max: number, min = 0) => fc.uint8Array({ minLength: min, maxLength: max });
export const random = bytes(32, 32);
export const extensions = fc.array(fc.record<Extension>({ type: u16, data: bytes(64) }), { maxLength: 12 });
export const sessionId = bytes(32);
export const u32 = fc.integer({ min: 0, max: 0xffffffff });
