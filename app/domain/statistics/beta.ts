// How likely is each rate, once so many of so many have won?

/** A beta distribution, both parameters above 0, with the logit of the rate as its axis: smooth and one-humped there. */
export interface BetaDistribution {
  a: number;
  b: number;
  /** Points at equal steps over all that weighs: `logit` and the density per unit of logit. */
  points: { logit: number; density: number }[];
  step: number;
  density(logit: number): number;
}

const steps = 400;

/** Where the density has fallen by e⁻³⁶ (2·10⁻¹⁶) the rest weighs nothing. */
const depth = 36;

/**
 * On the logit axis the density is proportional to exp(a·x − (a + b)·log(1 + eˣ)). It is analytic and falls off on both sides,
 * so that equal steps sum it to rounding (the trapezoid rule converges geometrically: Trefethen and Weideman 2014), and it needs
 * no gamma function, whose differences lose digits at a million leads.
 */
export function betaDistribution(a: number, b: number): BetaDistribution {
  const mode = Math.log(a / b);
  const weight = (logit: number) => -a * softplus(-logit) - b * softplus(logit);
  const top = weight(mode);
  const reach = (direction: -1 | 1) => fallOff((distance) => top - weight(mode + direction * distance));
  const [from, to] = [mode - reach(-1), mode + reach(1)];
  const step = (to - from) / steps;
  const heights = Array.from({ length: steps + 1 }, (_, index) => from + index * step).map((logit) => ({
    logit,
    height: Math.exp(weight(logit) - top),
  }));
  const sum = heights.reduce((total, { height }) => total + height, 0) * step;
  return {
    ...{ a, b, step },
    points: heights.map(({ logit, height }) => ({ logit, density: height / sum })),
    density: (logit) => Math.exp(weight(logit) - top) / sum,
  };
}

/**
 * The chance that the rate lies below the one with this logit: the regularised incomplete beta function by its continued
 * fraction (DLMF 8.17.22), evaluated by Lentz's method; from the mean on as 1 − the other side, where it converges fast.
 */
export function chanceBelow({ a, b, density }: BetaDistribution, logit: number): number {
  const [rate, rest] = [1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit))];
  const height = density(logit);
  if (height === 0) return logit < Math.log(a / b) ? 0 : 1;
  if (rate * (a + b + 2) < a + 1) return (height / a) * fraction(a, b, rate);
  return 1 - (height / b) * fraction(b, a, rest);
}

function fraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) return product;
  }
  throw new RangeError(`chanceBelow: no convergence for ${a}, ${b}`);
}

/** log(1 + eˣ) without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** A distance at which so much is lost: at least `depth`, at most a hair more. */
function fallOff(lost: (distance: number) => number): number {
  let [near, far] = [0, 1];
  while (lost(far) < depth) far *= 2;
  for (let turn = 0; turn < 40; turn += 1) {
    const middle = (near + far) * 0.5;
    if (lost(middle) < depth) near = middle;
    else far = middle;
  }
  return far;
}
