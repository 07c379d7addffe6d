/** The peers that a folder of the user's holds. */
export function peersAsked(): readonly string[];
