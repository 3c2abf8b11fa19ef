// Kept filters of the list of institutions: the list lies below and draws what is handed to it.
import type { ListViews } from '../../institutions/index.ts';
import { type SavedView, savedViews } from '../staff/view.commands.ts';
import { ViewTools, viewLinks, viewPosts } from './view-tools.tsx';

export const institutionViews: ListViews<readonly SavedView[]> = {
  posts: viewPosts('/institutions'),
  load: (ctx) => savedViews(ctx, 'institutions'),
  links: (view, saved) => viewLinks(view, '/institutions', saved),
  tools: (view, saved) => <ViewTools view={view} list="institutions" views={saved} />,
};
