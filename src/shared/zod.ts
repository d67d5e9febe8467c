/** zod without its code generator: the window's policy forbids `new Function` (docs/decisions/0003). Import zod from here only. */
import { config, z } from 'zod';

config({ jitless: true });

export { z };
