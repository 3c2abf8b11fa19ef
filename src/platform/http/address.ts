// The client's address of a request: noted once at the door, read by whoever limits or lists sign-ins.

const addresses = new WeakMap<Request, string>();

export function noteAddress(request: Request, address: string): void {
  addresses.set(request, address);
}

/** '' when nobody noted it (a test, a request made by ourselves). */
export const addressOf = (request: Request): string => addresses.get(request) ?? '';
