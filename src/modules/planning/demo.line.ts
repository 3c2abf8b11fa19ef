// What a line of the demonstration's plan says, and how it went by spring.

export type Fate = 'done' | 'late' | 'reported' | 'moved' | 'cancelled' | 'failed' | 'reassigned';

/** title, form, term, audience, who (index of the staff), result, task, and how it went by spring. */
export type DemoLine = readonly [
  title: string,
  form: string,
  term: string,
  audience: string,
  who: 'head' | 'innovation' | 'gifted',
  result: string,
  task: string,
  fate?: Fate,
];
