// Front door of the nomenclature: the section of the head's page, the demonstration.
export { loadNomenclatureDemo } from './demo.ts';
export { nomenclatureModule } from './module.ts';
export { nomenclatureHeadPart } from './nomenclature.head.tsx';
