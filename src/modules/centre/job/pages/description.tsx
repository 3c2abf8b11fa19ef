// A job description: its text or file, who has acknowledged it; and the form of a new edition.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { download, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { paperFile } from '../../../../platform/papers/index.ts';
import {
  AsideBlock,
  Facts,
  Fields,
  FormPage,
  fieldsOf,
  LinkButton,
  PeopleList,
  Section,
} from '../../../../ui/index.ts';
import { type FileEntry, filesOf } from '../../../documents/index.ts';
import { keepsStructure, seesStructure } from '../../centre.policy.ts';
import { centreText } from '../../centre.text.ts';
import { Act } from '../../pages/parts.tsx';
import { type Occupant, occupants, type SeatLine, seatLine } from '../../structure/structure.queries.ts';
import {
  type AskedDescription,
  acknowledgeDescription,
  askedDescription,
  issueDescription,
  issueSchema,
  jobSubject,
} from '../job.commands.ts';
import { acknowledgementPaper } from '../job.paper.ts';
import { type Acknowledgement, acknowledgementsOf } from '../job.queries.ts';
import { jobText as text } from '../job.text.ts';

interface Shown {
  readonly description: AskedDescription;
  readonly seat: SeatLine;
  readonly files: readonly FileEntry[];
  readonly signed: readonly Acknowledgement[];
  readonly here: readonly Occupant[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const description = await askedDescription(ctx, id);
  const seat = description && (await seatLine(ctx, description.seatId));
  if (!description || !seat) return null;
  return {
    description,
    seat,
    files: await filesOf(ctx, { kind: jobSubject, id }),
    signed: await acknowledgementsOf(ctx, [id]),
    here: await occupants(ctx, { on: ctx.today, seatId: seat.seatId }),
  };
}

export const descriptionPage = page<Shown>({
  path: '/centre/job-descriptions/:id',
  ru: text.one,
  ability: seesStructure,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(acknowledgeDescription, {
      next: (output) => `/centre/job-descriptions/${output.id}`,
      done: 'Ознакомление записано',
    }),
  ],
  view: (view, { description, seat, files, signed, here }) => {
    const waiting = here.filter((each) => !signed.some((one) => one.personId === each.personId));
    const isMine = waiting.some((each) => each.personId === view.actor.personId);
    return {
      title: `${text.one}: ${seat.title}`,
      crumbs: [
        [centreText.title, '/centre'],
        [seat.title, `/centre/seats/${seat.seatId}`],
      ],
      lead: `${text.edition(description.edition)}, действует с ${formatDate(description.startsOn)}, ${description.act}`,
      actions: (
        <>
          {isMine && !refusalOf(view, acknowledgeDescription, description) ? (
            <Act
              view={view}
              command={acknowledgeDescription}
              hidden={{ id: description.id }}
              look="primary"
              icon="check"
              confirm="Будет записана сегодняшняя дата ознакомления."
            />
          ) : null}
          <LinkButton
            text={text.sheet}
            href={view.url(`/centre/job-descriptions/${description.id}/sheet`)}
            icon="file-type-pdf"
            download
          />
        </>
      ),
      aside: (
        <AsideBlock title={text.acknowledged}>
          {signed.length === 0 ? <p class="o-none">Пока никто</p> : null}
          <PeopleList people={signed.map((each) => ({ name: each.name, role: formatDate(each.on) }))} />
          {waiting.length > 0 ? (
            <Facts facts={waiting.map((each) => ({ label: each.name, value: text.notYet, wide: true }))} />
          ) : null}
        </AsideBlock>
      ),
      body: (
        <>
          {files.map((file) => (
            <p>
              <LinkButton text={file.name} href={view.url(file.path)} icon="download" download />
            </p>
          ))}
          {description.text ? (
            <Section title="Текст">
              {description.text.split(/\n+/).map((part) => (
                <p>{part}</p>
              ))}
            </Section>
          ) : null}
        </>
      ),
    };
  },
});

export const issuePage = page<SeatLine>({
  path: '/centre/seats/:id/job-description',
  onlyForm: true,
  ru: 'Новая должностная инструкция',
  ability: keepsStructure,
  load: (ctx, { id = '' }) => seatLine(ctx, id),
  posts: [
    post(issueDescription, {
      next: (output) => `/centre/seats/${output.seatId}`,
      done: 'Инструкция введена',
    }),
  ],
  view: (view, seat) => {
    const errors = view.form?.refusal.fields;
    const fields = fieldsOf(issueSchema).filter((field) => field.widget !== 'hidden');
    return {
      title: `${text.one}: ${seat.title}`,
      crumbs: [
        [centreText.title, '/centre'],
        [seat.title, `/centre/seats/${seat.seatId}`],
      ],
      lead: 'Прежняя редакция останется в истории; занимающим должность придёт просьба ознакомиться.',
      body: (
        <FormPage
          action={view.self}
          submit={issueDescription.ru}
          multipart
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: issueDescription.name, seatId: seat.seatId }}
          fields={fields}
          errors={errors}
          cancel={{ text: 'Не вводить', href: view.url(`/centre/seats/${seat.seatId}`) }}
        >
          <Fields fields={fields} values={view.form?.values ?? { startsOn: view.today }} errors={errors} />
        </FormPage>
      ),
    };
  },
});

export const sheetDownload = download({
  path: '/centre/job-descriptions/:id/sheet',
  ru: text.sheet,
  ability: seesStructure,
  load: async (ctx, { id = '' }) => {
    const found = await load(ctx, id);
    if (!found) return null;
    const paper = await acknowledgementPaper(ctx, found.seat, found.description);
    return paperFile(paper, 'pdf', `${text.sheet}, ${found.seat.title}`);
  },
});
