// One line of a development profile, whichever room it comes from.
/** A line another room adds: work on a site, a publication, a contest. */
export interface ProfileLine {
  readonly title: string;
  readonly detail: string;
  readonly on: string | null;
  /** Within the territory. */
  readonly path: string | null;
}
