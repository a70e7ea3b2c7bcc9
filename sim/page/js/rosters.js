// Whom a plan approaches in a world.
'use strict';
const SCORES = {
  random: network => new Float64Array(network.n),
  hubs: network => network.listeners,
  fringe: network => Float64Array.from(network.listeners, count => (count > 0 ? -count : -Infinity)),
};

// A plan has a rank of each person (higher first), or lists for each world, or a strategy that is scored here.
function rosterOf(plan, network, count, rootSeed, world) {
  if (plan.chosen) return plan.chosen.slice(0, count);
  if (plan.lists) return Array.from(plan.lists[world] || []).slice(0, count);
  const luck = numbers(rootSeed, world, PURPOSE.ROSTER, network.n, plan.code ?? CODES[plan.kind]);
  return highest(plan.rank || SCORES[plan.kind](network), Math.min(count, plan.most ?? network.n), luck);
}
