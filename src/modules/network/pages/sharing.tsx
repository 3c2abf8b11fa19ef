// «Чем делимся с сетью»: which statuses and figures of the own territory the other members see, and why.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { notFound } from '../../../kernel/refusal.ts';
import { Facts, FieldScope, Fields, FormPage, fieldsOf, PlainTable, Section } from '../../../ui/index.ts';
import { networkPolicy } from '../network.policy.ts';
import {
  type MemberCard,
  type NetworkSite,
  ownNetwork,
  readableCards,
  readableSites,
  stateOf,
} from '../network.queries.ts';
import { networkText as text } from '../network.text.ts';
import { closePlanFromNetwork, openPlan } from '../plan/opened.commands.ts';
import { openedText } from '../plan/opened.text.ts';
import { closeFromMembers, openToMembers, showFigures } from '../sharing.commands.ts';
import { type SharedPlan, SharedPlanForm, sharedPlan } from './sharing-plan.tsx';

interface Shown {
  readonly sites: NetworkSite[];
  readonly card: MemberCard | null;
  readonly shared: SharedPlan;
}

async function load(ctx: ReadCtx) {
  const refusal = refusalOf(ctx, openToMembers, []);
  if (refusal) return refusal;
  const own = await ownNetwork(ctx);
  if (!own) return notFound(text.alone);
  const mine = ({ territoryId }: { territoryId: number }) => territoryId === ctx.territory.id;
  return {
    sites: (await readableSites(ctx, own)).filter(mine),
    card: (await readableCards(ctx, own)).find(mine) ?? null,
    shared: await sharedPlan(ctx, own),
  };
}

/** Three forms of the page ask «Почему»: each control keeps an id of its own. */
const scopeName = ({ name }: { name: string }) => name.replaceAll('.', '-');

interface SharingFormProps {
  readonly view: PageView;
  readonly command: typeof openToMembers | typeof closeFromMembers;
  readonly sites: readonly NetworkSite[];
}

function SharingForm({ view, command, sites }: SharingFormProps) {
  const back = view.form?.command === command.name ? view.form : null;
  const fields = fieldsOf(command.input).map((field) => {
    if (field.name !== 'siteIds') return field;
    const options = sites.map((site) => ({
      value: site.siteId,
      label: `${site.institution}: ${site.theme}`,
      hint: `${site.statusName}, ${text.siteStates[stateOf(site, view.today)]}`,
    }));
    return { ...field, options };
  });
  return (
    <FieldScope.Provider value={scopeName(command)}>
      <FormPage
        action={view.self}
        submit={command.ru}
        guard={{ idempotencyKey: `${view.formKey}-${command.name}` }}
        hidden={{ _command: command.name }}
        errors={back?.refusal.fields}
        fields={fields}
      >
        <Fields
          fields={fields}
          values={back?.values ? { ...back.values } : {}}
          errors={back ? { ...back.refusal.fields } : undefined}
        />
      </FormPage>
    </FieldScope.Provider>
  );
}

function FiguresForm({ view, card }: { view: PageView; card: MemberCard }) {
  const back = view.form?.command === showFigures.name ? view.form : null;
  const fields = fieldsOf(showFigures.input);
  return (
    <Section title={text.figures}>
      <Facts facts={[{ label: text.figuresNow, value: text.audiences[card.audience] }]} />
      <FieldScope.Provider value={scopeName(showFigures)}>
        <FormPage
          action={view.self}
          submit={showFigures.ru}
          guard={{ idempotencyKey: `${view.formKey}-figures` }}
          hidden={{ _command: showFigures.name }}
          errors={back?.refusal.fields}
          fields={fields}
        >
          <Fields
            fields={fields}
            values={back?.values ? { ...back.values } : { audience: card.audience }}
            errors={back ? { ...back.refusal.fields } : undefined}
          />
        </FormPage>
      </FieldScope.Provider>
    </Section>
  );
}

export const sharingPage = page<Shown>({
  path: '/network/sharing',
  ru: text.sharing,
  ability: networkPolicy.rules.share,
  load: (ctx) => load(ctx),
  posts: [
    post(openPlan, { next: () => '/network/sharing', done: openedText.opened }),
    post(closePlanFromNetwork, { next: () => '/network/sharing', done: openedText.closed }),
    post(openToMembers, { next: () => '/network/sharing', done: text.opened }),
    post(closeFromMembers, { next: () => '/network/sharing', done: text.closed }),
    post(showFigures, { next: () => '/network/sharing', done: text.figuresSaved }),
  ],
  view: (view, { sites, card, shared }) => {
    const centre = sites.filter((site) => site.audience === 'centre');
    const members = sites.filter((site) => site.audience === 'members' && site.scope !== 'network');
    const network = sites.filter((site) => site.scope === 'network');
    return {
      title: text.sharing,
      crumbs: [[text.title, '/network']],
      lead: text.sharingLead,
      body: (
        <>
          <Section title={text.forCentre}>
            {centre.length === 0 ? (
              <p class="o-none">{text.forCentreNone}</p>
            ) : (
              <SharingForm view={view} command={openToMembers} sites={centre} />
            )}
          </Section>
          <Section title={text.forMembers}>
            {members.length === 0 ? (
              <p class="o-none">{text.forMembersNone}</p>
            ) : (
              <SharingForm view={view} command={closeFromMembers} sites={members} />
            )}
          </Section>
          {network.length > 0 ? (
            <Section title={text.forNetwork}>
              <p class="o-hint">{text.forNetworkHint}</p>
              <PlainTable
                caption={text.forNetwork}
                rows={network}
                rowKey={(site) => site.siteId}
                rowHref={(site) => view.url(`/network/statuses/${site.siteId}`)}
                columns={[
                  {
                    key: 'institution',
                    title: text.fields.institution,
                    cell: (site) => site.institution,
                    wrap: true,
                  },
                  { key: 'status', title: text.fields.status, cell: (site) => site.statusName, wrap: true },
                ]}
              />
            </Section>
          ) : null}
          {card ? <FiguresForm view={view} card={card} /> : null}
          <SharedPlanForm view={view} shared={shared} />
        </>
      ),
    };
  },
});
