// The worker, and where people stand: at once on a spiral, then as the worker finds out.
'use strict';
const code = id => document.getElementById(id).textContent;
const unpackedCode = async id => new TextDecoder().decode(await inflated({type: 'u1', deflated: code(id)}));
const jobs = {layout: 0, worlds: 0};
let worker = null;

async function startWorker() {
  const parts = [await unpackedCode('layout-code'), '\n', code('engine-code'), '\n', code('worker-code')];
  worker = new Worker(URL.createObjectURL(new Blob(parts, {type: 'text/javascript'})));
  worker.onmessage = ({data}) => {
    if (data.task === 'layout') placed(data);
    else if (data.task === 'answer') answered(data);
    else if (data.id === jobs.worlds) counted(data);
  };
}

// Points of a sunflower: everybody is seen, before anything is known.
function spiral(n) {
  const places = new Float32Array(2 * n);
  for (let u = 0; u < n; u++) {
    const radius = 12 * Math.sqrt(u + 0.5), angle = u * 2.399963;
    places[2 * u] = radius * Math.cos(angle);
    places[2 * u + 1] = radius * Math.sin(angle);
  }
  return places;
}

function layOut(places, steps = 150) {
  const {network} = app.community, pairs = [];
  app.settled = false;
  for (let tie = 0; tie < network.m; tie++) if (network.speaker[tie] < network.listener[tie] || app.community.directed) pairs.push(network.speaker[tie], network.listener[tie]);
  worker.postMessage({task: 'layout', id: ++jobs.layout, n: network.n, pairs: Int32Array.from(pairs), places, steps});
}

function placed({id, places, last}) {
  if (id !== jobs.layout || (!last && calm())) return;
  app.places = places;
  app.settled = last;
  tiesChanged();
  drawAll();
}

// Whether the reader has asked for little motion.
const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

let waiting = null;

// Ask for many worlds of both panels, when nothing has changed for a moment.
function recount() {
  clearTimeout(waiting);
  jobs.worlds++;
  app.versus = null;
  showVersus();
  showCurves();
  waiting = setTimeout(() => {
    const worlds = Math.min(WORLDS, lastWorld() + 1);
    worker.postMessage({task: 'worlds', id: jobs.worlds, specs: app.panels.map(specOf), worlds, goal: MODEL.goal});
  }, 150);
}

function counted(data) {
  if (data.done) {
    showVersus(data.done, data.worlds);
    return;
  }
  app.versus = data;
  showVersus();
  showCurves();
}
