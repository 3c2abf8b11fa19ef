// Front door of privacy: its manifest, and who sees the signed papers of consents.
export { consentFiles } from './consent.files.ts';
export { privacyModule } from './module.ts';
