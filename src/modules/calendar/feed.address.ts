// Where the installation is reached from outside: a telephone needs the whole address, not a path.
let outside = '';

/** Called by the composition root. */
export function useCalendarAddress(publicUrl: string): void {
  outside = publicUrl.replace(/\/$/, '');
}

export const feedAddress = (territory: string, secret: string): string =>
  `${outside}/${territory}/calendar/feed/${secret}/opora.ics`;
