/** Start-up faults: what the person at the console must hear in one sentence instead of a stack trace. */

const FAULT = 'StartFault';

/** An error whose message is a whole Russian sentence for the console; `cause` keeps the technical origin. */
export function startFault(sentence: string, cause?: unknown): Error {
  const error = new Error(sentence, cause === undefined ? undefined : { cause });
  error.name = FAULT;
  return error;
}

export function isStartFault(error: unknown): error is Error {
  return error instanceof Error && error.name === FAULT;
}
