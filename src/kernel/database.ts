// The shape of the whole database, filled in by the generated row types through declaration merging.
export interface Database {}
