// Where people stand on a canvas, how large they are, and who is under a finger.
'use strict';
const view = {scale: 1, x: 0, y: 0, radius: 4, width: 0, height: 0, zoom: 1, home: null, middle: null, ties: null, ground: null, stale: true};

function tiesChanged() { view.stale = true; }

// Fit all places into a canvas; who has come nearer stays where they are.
function fitted(width, height) {
  const {places} = app, n = places.length / 2;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let u = 0; u < n; u++) {
    left = Math.min(left, places[2 * u]);
    right = Math.max(right, places[2 * u]);
    top = Math.min(top, places[2 * u + 1]);
    bottom = Math.max(bottom, places[2 * u + 1]);
  }
  const size = Math.min(width, height), radius = Math.max(2, Math.min(9, size / 45, (0.32 * size) / Math.sqrt(n))), edge = 2 * radius + 4;
  const scale = Math.min((width - 2 * edge) / Math.max(right - left, 1), (height - 2 * edge) / Math.max(bottom - top, 1));
  const home = {scale, radius, left, right, top, bottom, middle: [(left + right) / 2, (top + bottom) / 2]};
  Object.assign(view, {width, height, home, ties: null, stale: false, middle: view.zoom > 1 ? view.middle : home.middle});
  aim();
}

// What is in the middle, and how near, as a scale and a shift; people grow less than the space between them.
function aim() {
  const {home, zoom, middle} = view, [x, y] = middle;
  Object.assign(view, {scale: home.scale * zoom, radius: Math.min(Math.max(9, home.radius), home.radius * Math.sqrt(zoom))});
  Object.assign(view, {x: view.width / 2 - view.scale * x, y: view.height / 2 - view.scale * y, ground: null});
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

const inTheMiddle = () => personAt(view.width / 2, view.height / 2, Infinity);

// Who stands next in a direction, for arrow keys.
function personTowards(person, dx, dy) {
  if (person < 0) return inTheMiddle();
  let best = person, least = Infinity;
  for (let u = 0; u < app.community.network.n; u++) {
    const x = xOf(u) - xOf(person), y = yOf(u) - yOf(person), along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (u !== person && along > 0 && along + 2 * aside < least && aside <= 2 * along) [best, least] = [u, along + 2 * aside];
  }
  return best;
}

// All ties, drawn once for both panels until something moves.
function drawTies(ratio) {
  const {network, directed} = app.community, {width, height, scale, x, y, zoom} = view;
  const layer = new OffscreenCanvas(Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))), pen = layer.getContext('2d', {willReadFrequently: true});
  pen.fillStyle = ink('--paper');
  pen.fillRect(0, 0, layer.width, layer.height);
  pen.scale(ratio, ratio);
  pen.strokeStyle = ink('--tie');
  pen.globalAlpha = Math.max(0.06, Math.min(0.6, (260 * Math.sqrt(zoom)) / network.m ** 0.75));
  pen.lineWidth = 1;
  pen.beginPath();
  for (let tie = 0; tie < network.m; tie++) {
    const u = network.speaker[tie], v = network.listener[tie];
    if (!directed && u > v) continue;
    pen.moveTo(xOf(u), yOf(u));
    pen.lineTo(xOf(v), yOf(v));
  }
  pen.stroke();
  return {layer, scale, x, y, ratio};
}

// Pixels of the ties, for both panels. While the picture is moved, those of the last picture move with it.
function groundOf(ratio) {
  if (view.ground && view.ties.ratio === ratio) return view.ground;
  if (!view.ties || view.ties.ratio !== ratio || !view.moving) view.ties = drawTies(ratio);
  const {layer, scale, x, y} = view.ties, {width, height} = layer, near = view.scale / scale;
  if (near === 1 && x === view.x && y === view.y) return (view.ground = layer.getContext('2d').getImageData(0, 0, width, height));
  const moved = new OffscreenCanvas(width, height).getContext('2d', {willReadFrequently: true});
  moved.fillStyle = ink('--paper');
  moved.fillRect(0, 0, width, height);
  moved.drawImage(layer, ratio * (view.x - near * x), ratio * (view.y - near * y), near * width, near * height);
  return (view.ground = moved.getImageData(0, 0, width, height));
}

const ink = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
