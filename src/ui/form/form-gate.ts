// Where records are only read the page shows no form and no way to one: the frame closes the gate around its content.
import { createContext, useContext } from 'hono/jsx';

export interface Gate {
  /** Whether a form of this command is shown. */
  readonly sends: (command: string | undefined) => boolean;
  /** Whether a button may lead to this address. */
  readonly leads: (href: string) => boolean;
}

const openGate: Gate = { sends: () => true, leads: () => true };

export const FormGate = createContext<Gate>(openGate);

/** Whether the form with these hidden fields stands behind a closed gate. */
export const isGated = (hidden?: Readonly<Record<string, string>>): boolean =>
  !useContext(FormGate).sends(hidden?._command);

export const isWayGated = (href: string): boolean => !useContext(FormGate).leads(href);

/** Only the named commands pass, and no way to where there is nothing but a form. */
export const closedGate = (
  passes: (command: string) => boolean,
  holdsOnlyForm: (href: string) => boolean,
): Gate => ({
  sends: (command) => command !== undefined && passes(command),
  leads: (href) => !holdsOnlyForm(href),
});
