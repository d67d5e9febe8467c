import { publicShare } from './tls13/own-share';

/**
 * A fresh public key for this group as it goes into key_share, hybrids included; null when the runtime has not the group.
 * Its private half is gone: it is for hellos whose answer is read and not finished.
 */
export const freshKeyShare = (group: number): Uint8Array | null => publicShare(group);
