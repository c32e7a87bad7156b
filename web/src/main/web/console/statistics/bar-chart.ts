import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  Tooltip,
  type ChartData,
  type ChartOptions,
} from 'chart.js';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

const DARK = matchMedia('(prefers-color-scheme: dark)');
/** Seconds between lines of the grid: steps that people count time in. */
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];
const LINES = 3;
/** Room for the name of a bar on the axis. */
const NAME_PX = 72;

/** One kind of what is counted; those of a chart are put on top of each other. */
export interface Series {
  name: string;
  /** By bar; null where there is no value. */
  values: (number | null)[];
}

/** Numbers with their names, as they are drawn. */
export interface Bars {
  /** Of each bar: short for the axis, and in full. */
  names: { short: string; full: string }[];
  series: Series[];
  /** A value in words, exact. */
  text: (value: number) => string;
  /** The same beside the grid, where there is room for few characters. */
  axis: (value: number) => string;
  /** Whether the values are seconds. */
  time: boolean;
}

/**
 * Bars drawn by Chart.js in the colours of the page. A drawing has no text for screen readers: who uses it gives it a name, and puts the
 * numbers beside it.
 */
export class BarChart extends LitElement {
  static override styles = css`
    :host {
      display: block;
      position: relative;
      height: 9.5rem;
      font-size: 0.75rem;
    }

    .s0 {
      color: var(--accent);
    }

    .s1 {
      color: var(--star);
    }

    .soft {
      color: var(--soft);
    }

    .line {
      color: var(--line);
    }

    .edge {
      color: var(--edge);
    }

    .surface {
      color: var(--surface);
    }
  `;

  @property({ attribute: false }) bars: Bars | null = null;
  /** For tests too, which cannot read a drawing. */
  chart: Chart<'bar', (number | null)[], string> | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    DARK.addEventListener('change', this.onScheme);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    DARK.removeEventListener('change', this.onScheme);
    this.chart?.destroy();
    this.chart = null;
  }

  override render(): TemplateResult {
    return html`<canvas></canvas>
      ${['s0', 's1', 'soft', 'line', 'edge', 'surface'].map((name) => html`<i class=${name} hidden></i>`)}`;
  }

  override updated(): void {
    if (!this.bars || !this.isConnected) {
      return;
    }
    const [data, options] = [this.data(this.bars), this.options(this.bars)];
    if (this.chart) {
      Object.assign(this.chart, { data, options });
      this.chart.update();
    } else {
      this.chart = new Chart(this.renderRoot.querySelector('canvas')!, { type: 'bar', data, options });
    }
  }

  private readonly onScheme = (): void => this.requestUpdate();

  private data({ names, series }: Bars): ChartData<'bar', (number | null)[], string> {
    return {
      labels: names.map(({ full }) => full),
      datasets: series.map(({ name, values }, kind) => ({
        label: name,
        data: values,
        backgroundColor: this.colour(`.s${kind}`),
        hoverBackgroundColor: this.colour(`.s${kind}`),
        maxBarThickness: 28,
        categoryPercentage: 0.9,
        barPercentage: 0.8,
      })),
    };
  }

  private options({ names, series, text, axis, time }: Bars): ChartOptions<'bar'> {
    const { color, fontFamily, fontSize } = getComputedStyle(this);
    const totals = names.map((_, bar) => series.reduce((sum, { values }) => sum + (values[bar] ?? 0), 0));
    const widest = Math.max(1, ...totals.map(Math.abs));
    const step = time ? TIME_STEPS.find((one) => widest <= LINES * one) : undefined;
    const [soft, line] = [this.colour('.soft'), this.colour('.line')];
    const last = names.length - 1;
    return {
      animation: false,
      maintainAspectRatio: false,
      font: { family: fontFamily, size: Number.parseFloat(fontSize) },
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          stacked: true,
          border: { color: line },
          grid: { display: false },
          ticks: {
            color: soft,
            autoSkip: false,
            maxRotation: 0,
            // Some bars by name, the last one among them.
            callback(_, bar) {
              const every = Math.max(1, Math.ceil(names.length / (this.chart.width / NAME_PX)));
              return (last - bar) % every ? '' : names[bar]!.short;
            },
          },
        },
        y: {
          stacked: true,
          beginAtZero: true,
          border: { display: false },
          grid: { color: line },
          ticks: {
            color: soft,
            maxTicksLimit: LINES + 2,
            precision: 0,
            ...(step ? { stepSize: step } : {}),
            callback: (value) => axis(Number(value)),
          },
        },
      },
      plugins: {
        tooltip: {
          backgroundColor: this.colour('.surface'),
          borderColor: this.colour('.edge'),
          borderWidth: 1,
          titleColor: color,
          bodyColor: color,
          callbacks: {
            label: ({ dataset, raw }) => `${dataset.label}: ${raw == null ? '–' : text(Number(raw))}`,
          },
        },
      },
    };
  }

  /** A colour of the style as a canvas understands it. */
  private colour(selector: string): string {
    return getComputedStyle(this.renderRoot.querySelector(selector)!).color;
  }
}
