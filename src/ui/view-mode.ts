// The three looks of the product; the choice lives in a cookie so that the first byte is already right.
export type ViewMode = 'light' | 'dark' | 'contrast';

export const viewModes: readonly ViewMode[] = ['light', 'dark', 'contrast'];
export const viewCookie = 'view';

export function viewModeOf(value: string | undefined): ViewMode {
  return viewModes.find((mode) => mode === value) ?? 'light';
}
