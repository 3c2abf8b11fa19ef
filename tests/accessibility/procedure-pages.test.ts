// Pages of every room above and below the register in a real browser.
import { everyPageOf, ofRegister } from './every-page.ts';

everyPageOf((module) => !ofRegister(module));
