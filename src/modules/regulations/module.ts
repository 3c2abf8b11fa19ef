// Manifest of the regulations: registers, versions, clauses and the norms the software keeps.
import type { Module } from '../../kernel/module.ts';
import { ownNorms } from './norms/index.ts';
import { regulationLifecycle, versionLifecycle } from './regulation.lifecycle.ts';
import { regulationPolicy, regulationRights } from './regulation.policy.ts';
import { regulationText } from './regulation.text.ts';

export const regulationsModule: Module = {
  name: 'regulations',
  ru: regulationText.title,
  norms: ownNorms,
  lifecycles: [regulationLifecycle, versionLifecycle],
  policies: [regulationPolicy, regulationRights],
};
