// A bell that one waits at and others ring; what was rung while nobody waited is not lost.

export type News = 'new' | 'gone' | 'closed' | 'compare' | 'placed';

export interface Bell {
  ring(news: News): void;
  /** Waits until it is rung, the time is over or the signal is given; answers everything rung since the last wait. */
  wait(ms: number, signal: AbortSignal): Promise<Set<News>>;
}

export function makeBell(): Bell {
  let rung = new Set<News>();
  let wake: (() => void) | undefined;
  return {
    ring(news) {
      rung.add(news);
      wake?.();
    },
    async wait(ms, signal) {
      if (rung.size === 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
          signal.addEventListener('abort', wake, { once: true });
        });
        if (wake) signal.removeEventListener('abort', wake);
        wake = undefined;
      }
      const heard = rung;
      rung = new Set();
      return heard;
    },
  };
}
