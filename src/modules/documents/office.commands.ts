// Keeping the office's nomenclature: index, title and term of a file, and the year its numbers are counted in.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { keepsOffice } from './document.policy.ts';
import { documentKinds } from './document.schema.ts';
import { documentText, kindNames } from './document.text.ts';

/** The clerk or the administrator; drafts made later follow, documents registered before keep what they had. */
export const setOfficeFileCommand = command({
  name: 'documents.set-office-file',
  ru: 'Сохранить дело',
  norm: null,
  input: z.object({
    index: z.string().trim().min(1).max(20).meta({ label: 'Индекс дела', width: 'short' }),
    title: z.string().trim().min(2).max(300).meta({ label: 'Заголовок дела' }),
    storageTerm: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .meta({ label: 'Срок хранения', hint: 'Как в номенклатуре: «5 лет ЭПК»' }),
    kind: z.enum(documentKinds).optional().meta({
      label: 'Вид документов',
      hint: 'Документы этого вида попадают в дело сами',
      options: kindNames,
      widget: 'select',
    }),
    yearUnit: z.enum(['calendar', 'school']).default('calendar').meta({
      label: 'Нумерация начинается заново',
      options: documentText.yearUnits,
    }),
  }),
  ability: keepsOffice,
  run: async (ctx, input) => {
    const values = {
      index: input.index,
      title: input.title,
      storage_term: input.storageTerm,
      kind: input.kind ?? null,
      year_unit: input.kind ? input.yearUnit : null,
    };
    const row = await ctx.db
      .insertInto('documents.office_files')
      .values({ territory_id: ctx.territory.id, id: newId(ctx.now), ...values })
      .onConflict((conflict) =>
        input.kind
          ? conflict.constraint('office_file_of_a_kind_is_one').doUpdateSet(values)
          : conflict.constraint('office_file_index_is_used_once').doUpdateSet(values),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    await recordFact(ctx, {
      name: 'office-file.set',
      subject: { kind: 'documents.office-file', id: row.id },
      data: {
        index: input.index,
        title: input.title,
        storageTerm: input.storageTerm,
        kind: input.kind ?? null,
      },
    });
    return { id: row.id };
  },
});
