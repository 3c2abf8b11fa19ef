// Front door of the fund: what the composition root lends to the rooms below.
export { loadLibraryDemo } from './demo.ts';
export { materialFiles } from './material/material.files.ts';
export { materialWork } from './material/material.profile.ts';
export { libraryModule } from './module.ts';
