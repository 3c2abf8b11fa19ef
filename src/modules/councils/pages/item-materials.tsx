// Materials of a question: files for the members to read before the meeting; closed to a recused member.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { ActionButton, Field, fieldsOf, Section } from '../../../ui/index.ts';
import { type FileEntry, FilesTable } from '../../documents/index.ts';
import type { ItemOfBody } from '../agenda.commands.ts';
import { attachMaterial, detachMaterial } from '../material.commands.ts';
import type { AgendaItem } from '../sheet.ts';

interface MaterialsProps {
  readonly view: PageView;
  readonly item: AgendaItem;
  readonly files: readonly FileEntry[];
  readonly institutionId: string | null;
}

export function Materials({ view, item, files, institutionId }: MaterialsProps) {
  const record: ItemOfBody = { ...item, institutionId, item };
  const mayAdd = ['queued', 'scheduled'].includes(item.state) && !refusalOf(view, attachMaterial, record);
  if (files.length === 0 && !mayAdd) return null;
  const back = view.form?.command === attachMaterial.name ? view.form : null;
  const [field] = fieldsOf(attachMaterial.input).filter(({ name }) => name === 'file');
  return (
    <Section title="Материалы">
      <FilesTable
        view={view}
        caption="Материалы вопроса"
        files={files}
        empty="Материалов нет: приложите то, что нужно прочесть до заседания."
        purposeName={() => 'материал вопроса'}
        remove={mayAdd ? { command: detachMaterial.name, id: item.id } : undefined}
      />
      {mayAdd && field ? (
        <ActionButton
          text={attachMaterial.ru}
          action={view.self}
          guard={{ idempotencyKey: `${view.formKey}-${attachMaterial.name}` }}
          hidden={{ _command: attachMaterial.name, itemId: item.id }}
          open={back !== null}
          multipart
        >
          <Field {...field} error={back?.refusal.fields.file} />
        </ActionButton>
      ) : null}
    </Section>
  );
}
