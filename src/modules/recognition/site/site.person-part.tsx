// Work on sites on a person's card: the sites headed, with the role and since when; lines of the timeline.
import { formatDate } from '../../../platform/language/index.ts';
import { PlainTable } from '../../../ui/index.ts';
import type { PersonPart } from '../../people/index.ts';
import { siteWork } from './site.profile.ts';

export const sitePart: PersonPart = {
  key: 'recognition',
  of: async (ctx, personId) => {
    const lines = await siteWork.lines(ctx, personId);
    if (lines.length === 0) return null;
    return {
      sections: [
        {
          ...{ id: 'sites', title: siteWork.title, count: lines.length },
          body: (view) => (
            <PlainTable
              caption={siteWork.title}
              rows={[...lines]}
              rowKey={(line) => `${line.path}${line.on}`}
              rowHref={(line) => view.url(line.path ?? '')}
              columns={[
                { key: 'title', title: 'Тема площадки', cell: (line) => line.title, wrap: true },
                { key: 'role', title: 'Роль', cell: (line) => line.detail, wrap: true },
                { key: 'on', title: 'С', cell: (line) => (line.on ? formatDate(line.on) : '') },
              ]}
            />
          ),
        },
      ],
      timeline: lines.flatMap((line) =>
        line.on
          ? [
              {
                on: line.on,
                text: `${line.detail}: ${line.title}`,
                ...(line.path ? { path: line.path } : {}),
              },
            ]
          : [],
      ),
    };
  },
};
