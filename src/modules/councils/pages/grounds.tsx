// The papers a decision rests on, each a link to its page.
import type { PageView } from '../../../kernel/page.ts';
import type { Ground } from '../sheet.ts';

export function GroundsList({ view, grounds }: { view: PageView; grounds: readonly Ground[] }) {
  if (grounds.length === 0) return null;
  return (
    <p>
      Рассмотрено:{' '}
      {grounds.map(({ title, path }, index) => (
        <>
          {index > 0 ? '; ' : ''}
          {path ? <a href={view.url(path)}>{title}</a> : title}
        </>
      ))}
    </p>
  );
}
