// The life of a regulation and of its versions: drafted, put into force by an act, repealed; published once for ever.
import { lifecycle } from '../../kernel/lifecycle.ts';

export const regulationLifecycle = lifecycle({
  name: 'regulations.regulation',
  table: 'regulations.regulations',
  initial: 'draft',
  states: { draft: 'проект', 'in-force': 'действует', repealed: 'утратило силу' },
  transitions: {
    enact: {
      from: ['draft'],
      to: 'in-force',
      by: 'руководитель службы',
      norm: 'blank-requisites',
      ru: 'ввести в действие',
      fact: 'regulation.enacted',
    },
    repeal: {
      from: ['in-force'],
      to: 'repealed',
      by: 'руководитель службы',
      norm: 'regulation-amendments',
      ru: 'признать утратившим силу',
      fact: 'regulation.repealed',
    },
  },
} as const);

export const versionLifecycle = lifecycle({
  name: 'regulations.version',
  table: 'regulations.versions',
  initial: 'draft',
  states: { draft: 'готовится', published: 'опубликована' },
  transitions: {
    publish: {
      from: ['draft'],
      to: 'published',
      by: 'руководитель службы',
      norm: 'regulation-amendments',
      ru: 'опубликовать',
      fact: 'regulation.version-published',
    },
  },
} as const);

export type RegulationState = keyof typeof regulationLifecycle.states;
export type VersionState = keyof typeof versionLifecycle.states;
