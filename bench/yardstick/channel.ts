/** The channel that the bare server passes on to every subscriber. */
export const channel = 'yardstick';
