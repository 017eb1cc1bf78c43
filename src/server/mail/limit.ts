// Lets so many go at a time; the others wait in a line.

export function limitTo(most: number): <T>(act: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let going = 0;
  return async (act) => {
    if (going >= most) await new Promise<void>((resolve) => line.push(resolve));
    else going += 1;
    try {
      return await act();
    } finally {
      // Whoever is next takes this place over.
      const next = line.shift();
      if (next) next();
      else going -= 1;
    }
  };
}
