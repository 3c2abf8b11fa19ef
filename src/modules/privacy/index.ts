// Front door of privacy: its manifest, and who sees the signed papers of consents.
export { consentFiles } from './consent.files.ts';
export { consentPart } from './consent.person-part.tsx';
export { privacyModule } from './module.ts';
