// The page lints in one thread.
export const isMainThread = true;
export const threadId = 0;
