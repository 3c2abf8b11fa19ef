// Positions that are attested for a category: pedagogical workers of the nomenclature.
import { pedagogicalPositions } from '../people/index.ts';

export const attestedPositions: readonly string[] = pedagogicalPositions;

const known = new Set(attestedPositions);

export const isAttested = (position: string): boolean => known.has(position);

export const attestedOptions = attestedPositions.map((name) => ({ value: name, label: name }));
