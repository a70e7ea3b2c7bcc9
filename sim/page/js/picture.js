// Where people stand on a canvas, how large they are, and who is under a finger.
'use strict';
const view = {scale: 1, x: 0, y: 0, radius: 4, width: 0, height: 0, ties: null, stale: true};

function tiesChanged() { view.stale = true; }

// Fit all places into a canvas.
function fitted(width, height) {
  const {places} = app, n = places.length / 2;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let u = 0; u < n; u++) {
    left = Math.min(left, places[2 * u]);
    right = Math.max(right, places[2 * u]);
    top = Math.min(top, places[2 * u + 1]);
    bottom = Math.max(bottom, places[2 * u + 1]);
  }
  const radius = Math.max(2, Math.min(9, (0.32 * Math.min(width, height)) / Math.sqrt(n))), edge = 2 * radius + 4;
  const scale = Math.min((width - 2 * edge) / Math.max(right - left, 1), (height - 2 * edge) / Math.max(bottom - top, 1));
  Object.assign(view, {scale, radius, width, height});
  view.x = width / 2 - (scale * (left + right)) / 2;
  view.y = height / 2 - (scale * (top + bottom)) / 2;
}

const xOf = person => view.x + view.scale * app.places[2 * person];
const yOf = person => view.y + view.scale * app.places[2 * person + 1];

// Who stands nearest to a point, -1 if nobody is within reach of a finger.
function personAt(x, y, reach = 22) {
  let best = -1, least = reach * reach;
  for (let u = 0; u < app.community.network.n; u++) {
    const away = (xOf(u) - x) ** 2 + (yOf(u) - y) ** 2;
    if (away < least) [best, least] = [u, away];
  }
  return best;
}

// Who stands next in a direction, for arrow keys.
function personTowards(person, dx, dy) {
  if (person < 0) return 0;
  let best = person, least = Infinity;
  for (let u = 0; u < app.community.network.n; u++) {
    const x = xOf(u) - xOf(person), y = yOf(u) - yOf(person), along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (u !== person && along > 0 && along + 2 * aside < least && aside <= 2 * along) [best, least] = [u, along + 2 * aside];
  }
  return best;
}

// All ties, drawn once for both panels until something moves.
function tiesLayer(ratio) {
  if (!view.stale && view.ties) return view.ties;
  const {network, directed} = app.community, {width, height} = view;
  const layer = new OffscreenCanvas(Math.max(1, width * ratio), Math.max(1, height * ratio)), pen = layer.getContext('2d');
  pen.scale(ratio, ratio);
  pen.strokeStyle = ink('--tie');
  pen.globalAlpha = Math.max(0.06, Math.min(0.6, 260 / network.m ** 0.75));
  pen.lineWidth = 1;
  pen.beginPath();
  for (let tie = 0; tie < network.m; tie++) {
    const u = network.speaker[tie], v = network.listener[tie];
    if (!directed && u > v) continue;
    pen.moveTo(xOf(u), yOf(u));
    pen.lineTo(xOf(v), yOf(v));
  }
  pen.stroke();
  view.stale = false;
  return (view.ties = layer);
}

const ink = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
