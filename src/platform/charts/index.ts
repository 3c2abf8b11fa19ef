// Front door of charts: a description goes in, an SVG picture comes out; the same picture on the screen and on paper.
export { type BarChart, drawBars } from './bars.ts';
