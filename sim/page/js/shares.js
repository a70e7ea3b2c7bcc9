// Exact shares: a number stands for the nearest fraction with a denominator up to 10^6, as in sim/values.py.
'use strict';
const LARGEST_DENOMINATOR = 1000000n;

// A fraction as [numerator, denominator], of a number or of a text such as "1/3".
function fraction(value) {
  if (typeof value === 'string' && value.includes('/')) return value.split('/').map(BigInt);
  let number = Number(value), below = 1n;
  while (!Number.isInteger(number)) { number *= 2; below *= 2n; }
  return limited(BigInt(number), below);
}

// Python's Fraction.limit_denominator, for numbers of 0 or more.
function limited(above, below) {
  const divisor = greatest(above, below);
  if (below / divisor <= LARGEST_DENOMINATOR) return [above / divisor, below / divisor];
  let [p0, q0, p1, q1, n, d] = [0n, 1n, 1n, 0n, above, below];
  for (;;) {
    const whole = n / d, q2 = q0 + whole * q1;
    if (q2 > LARGEST_DENOMINATOR) break;
    [p0, q0, p1, q1] = [p1, q1, p0 + whole * p1, q2];
    [n, d] = [d, n - whole * d];
  }
  const times = (LARGEST_DENOMINATOR - q0) / q1, one = [p0 + times * p1, q0 + times * q1], other = [p1, q1];
  const size = value => (value < 0n ? -value : value);
  const off = pair => size(pair[0] * below - above * pair[1]);
  return off(other) * one[1] <= off(one) * other[1] ? other : one;
}

function greatest(a, b) {
  while (b) [a, b] = [b, a % b];
  return a;
}

// How many of n a share is, halves rounded up.
function countOf(share, n) {
  const [p, q] = fraction(share);
  return Number((2n * p * BigInt(n) + q) / (2n * q));
}

// How many voices make up a share of all sources, at least 1.
function voices(share, sources) {
  const whole = share[0] * BigInt(sources);
  return Math.max(1, Number(whole / share[1] + (whole % share[1] ? 1n : 0n)));
}

// The numbers u from which phi * sources exceeds 1, 2, ..., for phi = low + (high - low) u / 2^32.
function steps(sources, low, high) {
  const out = [], [lp, lq] = low, [hp, hq] = high, all = BigInt(sources);
  for (let needed = 1n; needed < all; needed++) {
    if (hp * all <= needed * hq) break;
    if (lp * all > needed * lq) out.push(0);
    else out.push(Number(((needed * lq - lp * all) * hq * 4294967296n) / (all * (hp * lq - lp * hq))) + 1);
  }
  return out;
}
