/** A reason not to start, in words for whoever runs the program; `code` is stable and may be matched on. */
export class StartupError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'StartupError';
    this.code = code;
  }
}
