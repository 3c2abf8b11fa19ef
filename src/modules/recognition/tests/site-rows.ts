// Rows of a site at work, written straight into the tables: its term, plan, expected reports and heads.
import { v7 } from 'uuid';
import type { reportSchedule } from '../site/site.activation.ts';

export type Rows = <R = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<R[]>;

export interface Site {
  readonly id: string;
  readonly mid: string;
  readonly final: string;
}

/** A registered order of the past: just enough for a status to rest on. */
async function orderDocument(rows: Rows): Promise<string> {
  const id = v7();
  await rows(
    `insert into documents.documents (territory_id, id, kind, template, template_version, title, paper, audience, created_at)
     values (1, $1, 'order', 'test', 1, 'Приказ о перечне площадок', '{}', 'staff', '2025-09-01')`,
    [id],
  );
  return id;
}

export async function openSite(
  rows: Rows,
  parts: { school: string; versionId: string; schedule: ReturnType<typeof reportSchedule> },
): Promise<Site> {
  const id = v7();
  const order = await orderDocument(rows);
  await rows(
    `insert into recognition.sites (territory_id, id, institution_id, direction, theme, goal, created_at)
     values (1, $1, $2, 'Функциональная грамотность', 'Читаем вместе', 'Обобщить опыт', '2025-09-01')`,
    [id, parts.school],
  );
  await rows(
    `insert into recognition.site_terms (territory_id, id, site_id, school_year, starts_on, ends_on, order_document_id)
     values (1, $1, $2, 2025, '2025-09-01', '2026-09-01', $3)`,
    [v7(), id, order],
  );
  const plan = v7();
  await rows(
    `insert into recognition.site_plans (territory_id, id, site_id, school_year, state) values (1, $1, $2, 2025, 'draft')`,
    [plan, id],
  );
  await rows(
    `insert into recognition.site_plan_lines (territory_id, plan_id, position, title, term)
     values (1, $1, 1, 'Семинар для учителей', 'ноябрь'), (1, $1, 2, 'Открытые уроки', 'март')`,
    [plan],
  );
  const reports: string[] = [];
  for (const report of parts.schedule) {
    const reportId = v7();
    reports.push(reportId);
    await rows(
      `insert into recognition.reports (territory_id, id, site_id, school_year, key, title, due_on, regulation_version_id, state)
       values (1, $1, $2, 2025, $3, $4, $5, $6, 'expected')`,
      [reportId, id, report.key, report.title, report.dueOn, parts.versionId],
    );
  }
  return { id, mid: reports[0] ?? '', final: reports[1] ?? '' };
}

export async function head(
  rows: Rows,
  site: string,
  role: 'head' | 'co-head',
  person: string,
): Promise<void> {
  await rows(
    `insert into recognition.site_heads (territory_id, id, site_id, role, person_id, starts_on, order_document_id)
     values (1, $1, $2, $3, $4, '2025-09-01', $5)`,
    [v7(), site, role, person, await orderDocument(rows)],
  );
}
