// What a forecast is asked for: rows, step, horizon and the scenario.
import { z } from 'zod';
import { portionSize } from '../../kernel/list.ts';
import { attestationGrounds, type Ground } from '../qualification/index.ts';

const blank = <T extends z.ZodType>(schema: T) => z.union([z.literal(''), schema]).default('' as never);

export const forecastFilter = z.object({
  about: z.enum(['training', 'attestation']).default('training'),
  /** Of attestation: why somebody is there. */
  ground: blank(z.enum(Object.keys(attestationGrounds) as [Ground, ...Ground[]])),
  by: z.enum(['institution', 'kind', 'position', 'subject']).default('institution'),
  step: z.enum(['year', 'quarter']).default('year'),
  years: z.coerce.number().int().min(1).max(10).default(5),
  /** Another rule than the one in force: «what if once in two years». */
  interval: blank(z.coerce.number().int().min(1).max(10)),
  /** Leaves out whoever reaches this age by the due day; people without a known birth date stay. */
  retirement: blank(z.coerce.number().int().min(50).max(80)),
  vacancies: z.enum(['', '1']).default(''),
  hours: z.coerce.number().int().min(1).max(1000).default(36),
  group: z.coerce.number().int().min(1).max(100).default(25),
  institutionId: blank(z.uuid()),
});
export type ForecastFilter = z.output<typeof forecastFilter>;

/** One cell of the table as an address: which row, which period. */
export const forecastCell = z.object({
  row: z.string().max(200).default(''),
  period: z.string().max(6).default(''),
  after: z.string().max(600).default(''),
  limit: portionSize,
});
export type ForecastCell = z.output<typeof forecastCell>;

/** What an address says; what is not understood is left out. */
export function forecastFilterOf(query: URLSearchParams): ForecastFilter {
  const asked = Object.fromEntries(
    [...query].filter(([name, value]) => name in forecastFilter.shape && value !== ''),
  );
  const read = forecastFilter.safeParse(asked);
  return read.success ? read.data : forecastFilter.parse({});
}

export function forecastCellOf(query: URLSearchParams): ForecastCell {
  const asked = Object.fromEntries(
    [...query].filter(([name]) => name in forecastCell.shape && name !== 'limit'),
  );
  const read = forecastCell.safeParse(asked);
  return read.success ? read.data : forecastCell.parse({});
}
