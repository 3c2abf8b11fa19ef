// The files of a question beside its title: names that open, how large each is; a recused member is given none.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PageView } from '../../../kernel/page.ts';
import { formatFileSize } from '../../../platform/language/index.ts';
import { Icon } from '../../../ui/index.ts';
import { type FileEntry, filesOfMany } from '../../documents/index.ts';
import { mayView } from '../body.policy.ts';
import { materialPurpose } from '../material.commands.ts';
import { itemLifecycle } from '../session.lifecycle.ts';
import type { AgendaItem } from '../sheet.ts';

/** By the question's id. */
export type FilesByItem = ReadonlyMap<string, readonly FileEntry[]>;

/** Materials of the questions a reader of the body may open, in one statement. */
export function filesOfItems(ctx: ReadCtx, items: readonly AgendaItem[]): Promise<FilesByItem> {
  const open = items.filter((item) => mayView(ctx, item)).map((item) => item.id);
  return filesOfMany(ctx, itemLifecycle.name, open, materialPurpose);
}

interface ItemFilesProps {
  readonly view: PageView;
  readonly files: FilesByItem;
  readonly itemId: string;
}

export function ItemFiles({ view, files, itemId }: ItemFilesProps) {
  const own = files.get(itemId) ?? [];
  if (own.length === 0) return null;
  return (
    <>
      {own.map((file) => (
        <p class="mb-1">
          <a href={view.url(file.path)} data-turbo="false">
            <Icon name="file-text" /> {file.name}
          </a>{' '}
          <span class="o-hint text-nowrap">{formatFileSize(file.size)}</span>
        </p>
      ))}
    </>
  );
}
