// Sentences put together from parts, as they are printed in Russian.

/** Initials already end the sentence: «ответственный Шумилина О. Г..» → «… Шумилина О. Г.»; an ellipsis stays. */
export const withOneStop = (text: string): string => text.replace(/(?<!\.)\.\.(?!\.)/g, '.');
