// Headings of the parts of the development profile that come from other rooms.
export const profileParts = {
  attestation: 'Категория и аттестация',
  education: 'Образование',
  awards: 'Награды, степени, звания',
  publications: 'Публикации',
  help: 'Консультации при подготовке к аттестации',
} as const;
