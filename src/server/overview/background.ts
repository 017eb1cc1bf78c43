// Work that is done when there may be some: when it is woken, and every half minute. Never twice at a time.

export interface Background {
  /** there may be something to do */
  wake(): void;
  stop(): Promise<void>;
}

export interface Log {
  error(fields: object, message: string): void;
}

const POLL_MS = 30_000;

/** `work` goes on until nothing is left, or it is told to stop; that it failed is said, and it is tried again. */
export function background(
  { log, failed }: { log: Log; failed: string },
  work: (stopped: () => boolean) => Promise<void>,
): Background {
  let working: Promise<void> | null = null;
  let asked = false;
  let stopped = false;
  const poll = setInterval(wake, POLL_MS).unref();

  function wake(): void {
    asked = true;
    if (working || stopped) return;
    asked = false;
    working = work(() => stopped)
      .catch((error) => log.error({ err: error }, failed))
      .finally(() => {
        working = null;
        if (asked) wake();
      });
  }

  return {
    wake,
    async stop() {
      stopped = true;
      clearInterval(poll);
      asked = false;
      await working;
    },
  };
}
