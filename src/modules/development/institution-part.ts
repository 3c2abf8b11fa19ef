// The link from an institution's staff to the table for its site.
import type { InstitutionPart } from '../institutions/index.ts';
import { mayPublish } from './website.queries.ts';
import { websiteText as text } from './website.text.ts';

export const websiteOfInstitution: InstitutionPart = {
  key: 'website',
  staffLinks: async (ctx, id) =>
    mayPublish(ctx, id) ? [{ text: text.link, path: `/institutions/${id}/website-staff` }] : [],
};
