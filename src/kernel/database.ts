// The shape of the whole database, filled in by the generated row types through declaration merging.

// biome-ignore lint/suspicious/noEmptyInterface: an interface on purpose, the generated file merges its tables into it.
export interface Database {}
