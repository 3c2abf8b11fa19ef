// Prints the page.
import { Controller } from '@hotwired/stimulus';

export class Print extends Controller {
  print() {
    window.print();
  }
}
