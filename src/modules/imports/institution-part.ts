// What can be done with an institution's list as a file: load one, take the staff out in the institution's own form.
import type { InstitutionPart } from '../institutions/index.ts';
import { formOf } from './forms/form.ts';
import { keepsAll, ownInstitutions } from './import.policy.ts';
import { importText as text } from './import.text.ts';

export const listsOfInstitution: InstitutionPart = {
  key: 'imports',
  staffLinks: async (ctx, id) => {
    if (!keepsAll(ctx) && !ownInstitutions(ctx).includes(id)) return [];
    const form = await formOf(ctx, 'staff', id);
    return [
      { text: text.loadStaff, path: `/imports/new?kind=staff&institutionId=${id}` },
      ...(form ? [{ text: text.ownForm, path: `/institutions/${id}/staff-form.xlsx`, download: true }] : []),
    ];
  },
};
