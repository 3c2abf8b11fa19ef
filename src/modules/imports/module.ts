// Manifest of loading lists.
import type { Module } from '../../kernel/module.ts';
import { listOfAllInForm, staffInForm } from './forms/form-out.ts';
import { importCommands } from './import.commands.ts';
import { writeImport } from './import.job.ts';
import { importLifecycle } from './import.lifecycle.ts';
import { importPolicy, keepsAll, ownInstitutions } from './import.policy.ts';
import { importQuery, importsQuery } from './import.queries.ts';
import { importSentences } from './import.sentences.ts';
import { importText as text } from './import.text.ts';
import { markedCopy } from './marked-copy.ts';
import { importsPage } from './pages/list.tsx';
import { newImportPage } from './pages/new.tsx';
import { importPage } from './pages/show.tsx';
import { readFile } from './read.job.ts';

export const importsModule: Module = {
  name: 'imports',
  ru: text.title,
  lifecycles: [importLifecycle],
  policies: [importPolicy],
  commands: importCommands,
  queries: [importsQuery, importQuery],
  pages: [importsPage, newImportPage, importPage],
  downloads: [markedCopy, staffInForm, listOfAllInForm],
  jobs: [readFile, writeImport],
  menu: (ctx) =>
    keepsAll(ctx) || ownInstitutions(ctx).length > 0
      ? [{ label: text.title, path: '/imports', icon: 'upload', order: 620 }]
      : [],
  sentences: importSentences,
  invariants: [
    {
      name: 'a written load has every new and changed row in its register or in its undoing',
      sql: `select m.territory_id, m.id from imports.imports m where m.state = 'applied' and exists (
        select from imports.rows r where r.territory_id = m.territory_id and r.import_id = m.id
          and r.verdict in ('new', 'changed') and r.target_id is null)`,
    },
  ],
};
