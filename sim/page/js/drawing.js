// The two pictures of the same people: filled once convinced, by day or by whose word it came from; shapes are roles.
'use strict';
const ROLES = ['ordinary', 'connector', 'salesman', 'maven'];
const SCALE = [[68, 1, 84], [65, 68, 135], [42, 120, 142], [34, 168, 132], [122, 209, 81], [253, 231, 37]];
const ORIGINS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#7a5195'];

// The colour of a day, from early (dark violet) to late (yellow), told apart by all kinds of sight; early days, on which
// most happens, are farther from each other.
function dayColour(day, last) {
  const at = (last > 0 ? Math.sqrt(day / last) : 0) * (SCALE.length - 1), low = Math.min(Math.floor(at), SCALE.length - 2);
  const mixed = SCALE[low].map((one, part) => Math.round(one + (SCALE[low + 1][part] - one) * (at - low)));
  return `rgb(${mixed.join()})`;
}

// For each convinced person the approached person at the beginning of the chain of last words; -2 is from outside.
function originsOf(panel) {
  if (panel.origins) return panel.origins;
  const {days, by} = panel.play, origin = new Int32Array(days.length).fill(-3), size = new Map();
  const order = Array.from(days.keys()).filter(u => days[u] >= 0).sort((a, b) => days[a] - days[b]);
  for (const person of order) {
    origin[person] = by[person] >= 0 ? origin[by[person]] : by[person] === FROM_OUTSIDE ? FROM_OUTSIDE : person;
    size.set(origin[person], (size.get(origin[person]) || 0) + 1);
  }
  const largest = [...size.keys()].filter(one => one >= 0).sort((a, b) => size.get(b) - size.get(a) || a - b);
  const colour = new Map(largest.slice(0, ORIGINS.length).map((one, place) => [one, ORIGINS[place]]));
  return (panel.origins = {origin, colour, largest, size});
}

function rolesOf(panel) {
  const {network, traits} = app.community, {settings} = panel, shapes = new Uint8Array(network.n);
  if (settings.kind !== 'key_person' || !compiledHere(panel)) return shapes;
  const none = new Float64Array(network.n);
  const score = {connectors: network.listeners, salesmen: none, mavens: none};
  for (const [place, role] of Object.keys(score).entries()) {
    cast(network, role, settings[role], score[role], app.rootSeed).forEach((one, u) => { if (one) shapes[u] = place + 1; });
  }
  const given = (name, ordinary) => u => traits[name] && !Number.isNaN(traits[name][u]) && traits[name][u] !== ordinary;
  const marks = [given('reach', settings.reach), given('persuasion', 1), given('knowledge', 1)];
  for (let u = 0; u < network.n; u++) marks.forEach((is, place) => { if (is(u)) shapes[u] = place + 1; });
  return shapes;
}

function traced(pen, x, y, size, shape) {
  pen.beginPath();
  if (shape === 0) pen.arc(x, y, size, 0, 2 * Math.PI);
  else if (shape === 1) pen.rect(x - size, y - size, 2 * size, 2 * size);
  else {
    const corners = shape === 2 ? [[0, -1.3], [1.2, 0.9], [-1.2, 0.9]] : [[0, -1.4], [1.4, 0], [0, 1.4], [-1.4, 0]];
    corners.forEach(([dx, dy], at) => (at ? pen.lineTo(x + dx * size, y + dy * size) : pen.moveTo(x + dx * size, y + dy * size)));
    pen.closePath();
  }
}

// The colour of each convinced person: by day, or by the approached person with whom it began.
function paints(panel) {
  if (app.colour === 'day') {
    const {days} = panel.play, each = Array.from({length: app.last + 1}, (_, day) => partsOf(dayColour(day, app.last)));
    return u => each[days[u]];
  }
  const {origin, colour} = originsOf(panel), outside = partsOf(ink('--ink')), other = partsOf('#8a8a8a');
  const each = new Map(Array.from(colour, ([person, own]) => [person, partsOf(own)]));
  return u => (origin[u] === FROM_OUTSIDE ? outside : each.get(origin[u]) || other);
}

function draw(panel) {
  const {canvas} = panel, box = canvas.getBoundingClientRect(), ratio = Math.min(devicePixelRatio || 1, 2);
  if (!box.width) return;
  const width = Math.round(box.width * ratio), height = Math.round(box.height * ratio);
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, {width, height});
  if (view.stale || view.width !== box.width || view.height !== box.height) fitted(box.width, box.height);
  const pen = canvas.getContext('2d'), image = imageOf(pen, width, height);
  image.data.set(groundOf(ratio).data);
  stampPeople(panel, ratio);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.putImageData(image, 0, 0);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawMarks(pen, panel);
}

function stampPeople(panel, ratio) {
  const {days, known} = panel.play, {radius} = view, masks = masksOf(radius * ratio, (radius < 3 ? 0.5 : 1) * ratio, panel.canvas.width);
  const shapes = (panel.shapes ||= rolesOf(panel)), paint = paints(panel);
  const [none, edge, aware] = ['--paper', '--soft', '--aware'].map(name => partsOf(ink(name)));
  for (let u = 0; u < days.length; u++) {
    const is = days[u] >= 0 && days[u] <= app.day, fill = is ? paint(u) : known[u] >= 0 && known[u] <= app.day ? aware : none;
    stamp(masks[is ? 1 : 0][shapes[u]], Math.floor(xOf(u) * ratio), Math.floor(yOf(u) * ratio), fill, edge);
  }
}

// Rings around those who were approached; the person looked at, and the ties on which they hear.
function drawMarks(pen, panel) {
  const r = view.radius, ring = (person, wide, colour) => {
    pen.lineWidth = wide;
    pen.strokeStyle = colour;
    pen.beginPath();
    pen.arc(xOf(person), yOf(person), r + 3, 0, 2 * Math.PI);
    pen.stroke();
  };
  for (const person of panel.seeds) ring(person, 2, ink('--seed'));
  if (app.first >= 0) ring(app.first, 3, ink('--ink'));
  if (app.focus < 0) return;
  const {network} = app.community;
  pen.lineWidth = 1.5;
  pen.strokeStyle = ink('--accent');
  for (let u = 0; u < network.n; u++) {
    for (let tie = network.start[u]; tie < network.start[u + 1]; tie++) {
      if (network.listener[tie] !== app.focus) continue;
      const heard = panel.play.days[u] >= 0 && panel.play.days[u] < app.day;
      pen.globalAlpha = heard ? 1 : 0.35;
      pen.beginPath();
      pen.moveTo(xOf(u), yOf(u));
      pen.lineTo(xOf(app.focus), yOf(app.focus));
      pen.stroke();
    }
  }
  pen.globalAlpha = 1;
  ring(app.focus, 3, ink('--accent'));
}

let frame = 0;

function drawAll() {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => app.panels.forEach(draw));
}
