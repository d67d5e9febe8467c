/** Why a peer that has one cause gets another headline: "cause of the peer > what was named" → the reason. A test holds that each is needed. */
export const MATRIX_REASONS: Readonly<Record<string, string>> = {};
