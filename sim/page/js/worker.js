// What takes long, beside the page: many worlds of several campaigns, and where people stand.
'use strict';
const wanted = {};

self.onmessage = ({data}) => {
  wanted[data.task] = data.id;
  if (data.task === 'layout') layOut(data);
  else playWorlds(data);
};

const soon = () => new Promise(done => setTimeout(done, 0));

// Plays all campaigns in worlds 0, 1, ...; a later request for the same task ends an earlier one.
async function playWorlds({task, id, specs, worlds, goal}) {
  const campaigns = specs.map(spec => new Campaign(spec)), goals = specs.map(() => new Float64Array(worlds));
  const curves = specs.map(() => []);
  let began = performance.now();
  for (let world = 0; world < worlds; world++) {
    campaigns.forEach((campaign, place) => {
      const {counts} = campaign.play(world);
      goals[place][world] = reached(counts, goal);
      curves[place].push(Int32Array.from(counts, count => count[goal.measure]));
    });
    if (performance.now() - began < 60) continue;
    await soon();
    if (id !== wanted[task]) return;
    self.postMessage({task, id, done: world + 1, worlds});
    began = performance.now();
  }
  const days = Math.max(...curves.flat().map(curve => curve.length));
  self.postMessage({task, id, goals, bands: curves.map(own => bandOf(own, days))});
}

// The mean and the range of nine worlds in ten on each day.
function bandOf(curves, days) {
  const band = {low: [], mean: [], high: []}, at = share => Math.round(share * (curves.length - 1));
  for (let day = 0; day < days; day++) {
    const values = Float64Array.from(curves, curve => curve[Math.min(day, curve.length - 1)]).sort();
    band.low.push(values[at(0.05)]);
    band.high.push(values[at(0.95)]);
    band.mean.push(values.reduce((sum, one) => sum + one, 0) / values.length);
  }
  return band;
}

// Ties pull, everybody pushes (d3-force); people without ties stand on the rim.
async function layOut({id, n, pairs, places, steps}) {
  const nodes = Array.from({length: n}, (_, u) => ({x: places[2 * u], y: places[2 * u + 1]})), links = [];
  const tied = new Uint8Array(n);
  for (let at = 0; at < pairs.length; at += 2) {
    links.push({source: pairs[at], target: pairs[at + 1]});
    tied[pairs[at]] = tied[pairs[at + 1]] = 1;
  }
  const inside = nodes.filter((_, u) => tied[u]);
  const force = d3.forceSimulation(inside).stop().alphaDecay(1 - 0.001 ** (1 / steps))
    .force('link', d3.forceLink(links.map(({source, target}) => ({source: nodes[source], target: nodes[target]}))).distance(30))
    .force('charge', d3.forceManyBody().strength(-40).distanceMax(600).theta(1.1))
    .force('x', d3.forceX().strength(0.06)).force('y', d3.forceY().strength(0.06));
  let began = performance.now();
  for (let step = 0; step < steps; step++) {
    force.tick();
    if (performance.now() - began < 200) continue;
    self.postMessage({task: 'layout', id, places: placesOf(nodes, tied), last: false});
    await soon();
    if (id !== wanted.layout) return;
    began = performance.now();
  }
  self.postMessage({task: 'layout', id, places: placesOf(nodes, tied), last: true});
}

function placesOf(nodes, tied) {
  const rim = 20 + Math.max(60, ...nodes.filter((_, u) => tied[u]).map(({x, y}) => Math.hypot(x, y)));
  const alone = tied.reduce((count, one) => count + 1 - one, 0), places = new Float32Array(2 * nodes.length);
  let met = 0;
  nodes.forEach(({x, y}, u) => {
    const angle = (2 * Math.PI * met) / alone;
    places[2 * u] = tied[u] ? x : rim * Math.cos(angle);
    places[2 * u + 1] = tied[u] ? y : rim * Math.sin(angle);
    met += 1 - tied[u];
  });
  return places;
}
