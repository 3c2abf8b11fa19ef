// What packages and their orders offer to the house.
import { refuse } from '../../../kernel/refusal.ts';
import { draftCallOrder, draftRegister } from './package.campaign.ts';
import { draftOrder, proposeCoHead, receivePackage, transferPackage } from './package.commands.ts';
import { decideAsProposed, decidePaper, decidePapers } from './package.decisions.ts';
import { drawPackagesOfSession, issueSubmissionPapers } from './package.drawing.ts';
import { takeRegisteredOrder } from './package.outcome.ts';
import { packageSentences, packageText } from './package.text.ts';
import { campaignPapersPage } from './pages/package-campaign.tsx';
import { packageListPage } from './pages/package-list.tsx';
import { orderPreview, packagePage } from './pages/package-show.tsx';

export { packageLifecycle } from './package.lifecycle.ts';
export { packagePolicy } from './package.policy.ts';

export const packageCommands = [
  transferPackage,
  receivePackage,
  decidePaper,
  decidePapers,
  decideAsProposed,
  draftOrder,
  proposeCoHead,
  draftCallOrder,
  draftRegister,
];

export const packagePages = [packageListPage, packagePage, campaignPapersPage];

export const packageDownloads = [orderPreview];

export const packageHistory = packageSentences;

/** To be put together with the other listeners of the room by `together`. */
export const packageSubscribers = {
  'application.submitted': issueSubmissionPapers,
  'application.resubmitted': issueSubmissionPapers,
  'council.minutes-signed': drawPackagesOfSession,
  'document.registered': takeRegisteredOrder,
};

export const packageConstraints = {
  different_decision_has_a_reason: () =>
    refuse('reason-needed', packageText.reasonNeeded, { kind: 'invalid', norm: 'recognition-by-authority' }),
  package_leaves_with_its_papers: () => refuse('papers-not-drawn', packageText.notDrawn),
};

export const packageInvariants = [
  {
    name: 'заявка отбора с пакетами признана только пакетом с таким решением и зарегистрированным приказом',
    sql: `select a.id from recognition.applications a
      where a.state = 'recognised' and exists (
        select from recognition.packages mine where mine.territory_id = a.territory_id and mine.campaign_id = a.campaign_id
      ) and not exists (
        select from recognition.package_papers p
        join recognition.packages k on k.territory_id = p.territory_id and k.id = p.package_id
        join documents.documents d on d.territory_id = k.territory_id and d.id = k.order_document_id
        where p.territory_id = a.territory_id and p.application_id = a.id and k.state = 'ordered'
          and coalesce(p.decision, p.proposal) = 'recognise' and d.state <> 'draft')`,
  },
  {
    name: 'переданный пакет хранит контрольную сумму каждого документа',
    sql: `select k.id from recognition.packages k, jsonb_array_elements(k.list) each_paper
      where k.state <> 'prepared' and coalesce(each_paper->>'hash', '') !~ '^[0-9a-f]{64}$'`,
  },
];
