// Keeps «осталось …» true while the page stays open, by the server's clock.
import { Controller } from '@hotwired/stimulus';
import { describeTerm } from '../../ui/format.ts';

export class Countdown extends Controller<HTMLElement> {
  static override targets = ['left'];
  static override values = { at: String, now: String, zone: String, offset: Number };
  declare readonly leftTarget: HTMLElement;
  declare readonly atValue: string;
  declare readonly nowValue: string;
  declare readonly zoneValue: string;
  declare readonly hasOffsetValue: boolean;
  declare offsetValue: number;
  timer = 0;

  override connect() {
    // Kept in the page: a page from Turbo's cache was rendered earlier than it is connected.
    if (!this.hasOffsetValue) this.offsetValue = Date.parse(this.nowValue) - Date.now();
    this.timer = window.setInterval(() => this.update(), 30_000);
  }

  override disconnect() {
    window.clearInterval(this.timer);
  }

  update() {
    const now = new Date(Date.now() + this.offsetValue);
    this.leftTarget.textContent = describeTerm(this.atValue, now, this.zoneValue).left;
  }
}
