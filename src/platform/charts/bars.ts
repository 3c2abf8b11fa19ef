// Stacked bars by period, drawn on the server by ECharts into SVG; the table beside them says the same in numbers.

export interface BarChart {
  /** Said to those who do not see the picture. */
  readonly title: string;
  readonly periods: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly width?: number;
  readonly height?: number;
}

/** The palette of the theme: readable in black and white as well, the first is the darkest. */
const colours = ['#0f4c55', '#4f9aa3', '#c9861a', '#8a8f98'];

/** ECharts is loaded when the first chart is asked for: an idle process does without it. */
async function library() {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  core.use([charts.BarChart, components.GridComponent, components.LegendComponent, renderers.SVGRenderer]);
  return core;
}

/** The chart as an SVG document. */
export async function drawBars(chart: BarChart): Promise<string> {
  const { init } = await library();
  const size = { width: chart.width ?? 960, height: chart.height ?? 300 };
  const drawing = init(null, null, { renderer: 'svg', ssr: true, ...size });
  drawing.setOption({
    animation: false,
    color: colours,
    textStyle: { fontFamily: 'PT Sans, Arial, sans-serif', fontSize: 14 },
    grid: { left: 48, right: 16, top: 40, bottom: 32 },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 14 },
    xAxis: { type: 'category', data: [...chart.periods], axisTick: { show: false } },
    yAxis: { type: 'value', minInterval: 1 },
    series: chart.series.map(({ name, values }) => ({
      ...{ type: 'bar', stack: 'all', name, data: [...values], barMaxWidth: 64 },
      label: {
        show: values.length <= 12,
        formatter: (point: { value: number }) => (point.value > 0 ? String(point.value) : ''),
      },
    })),
  } as never);
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return svg;
}
