// Pages of the register in a real browser.
import { everyPageOf, ofRegister } from './every-page.ts';

everyPageOf(ofRegister);
