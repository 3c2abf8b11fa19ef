// What the room of qualification knows of a person, as parts of the development profile: attestation, awards, publications, help.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { categoryNames, heldBy, helpOf } from '../qualification/index.ts';
import type { ProfileLine } from './profile.line.ts';
import { profileParts } from './profile.text.ts';

interface Part {
  readonly title: string;
  readonly lines: readonly ProfileLine[];
}

/** The caller has asked for the right to see the person. */
export async function attestedParts(ctx: ReadCtx, personId: string): Promise<Part[]> {
  const held = await heldBy(ctx, personId, ctx.today);
  const help = await helpOf(ctx, personId);
  const path = `/qualification/people/${personId}`;
  const parts: Part[] = [
    {
      title: profileParts.attestation,
      lines: held.categories.map((each) => ({
        ...{ title: `${categoryNames[each.kind]} (${each.position})`, detail: each.document },
        ...{ on: each.grantedOn, path },
      })),
    },
    {
      title: profileParts.education,
      lines: held.educations.map((each) => ({
        title: [each.place, each.year].filter(Boolean).join(', '),
        detail: [each.speciality, each.qualification].filter(Boolean).join(' — '),
        ...{ on: null, path: null },
      })),
    },
    {
      title: profileParts.awards,
      lines: held.distinctions.map((each) => ({
        ...{ title: each.name, detail: each.document, on: each.givenOn, path: null },
      })),
    },
    {
      title: profileParts.publications,
      lines: held.publications.map((each) => ({
        ...{ title: each.title, detail: `${each.imprint}, ${each.year}`, on: null, path: null },
      })),
    },
    {
      title: profileParts.help,
      lines: help.map((each) => ({ title: each.topic, detail: each.kind, on: each.onDate, path: null })),
    },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}
