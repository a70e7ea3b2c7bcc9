// Nearer and farther: by wheel, two fingers, keys and buttons. Both pictures show the same part.
'use strict';
const NEAREST = 40, STEP = 1.5, fingers = new Map();
let rest = null;

// Show a part: how near, and which place is in the middle; the edge of the picture stays outside.
function lookAt(zoom, x, y) {
  const {home, width, height} = view, near = Math.max(1, Math.min(NEAREST, zoom)), room = (1 - 1 / near) / (2 * home.scale);
  const within = (value, middle, most) => Math.max(middle - most, Math.min(middle + most, value));
  Object.assign(view, {zoom: near, moving: true, middle: [within(x, home.middle[0], room * width), within(y, home.middle[1], room * height)]});
  aim();
  showZoom();
  drawAll();
  clearTimeout(rest);
  rest = setTimeout(() => {
    Object.assign(view, {moving: false, ground: null});
    drawAll();
  }, 150);
}

// What is under a point of the canvas stays there.
function nearer(factor, x = view.width / 2, y = view.height / 2) {
  const zoom = Math.max(1, Math.min(NEAREST, view.zoom * factor)), away = (at, from, size) => (at - from) / view.scale - (at - size / 2) / (view.home.scale * zoom);
  lookAt(zoom, away(x, view.x, view.width), away(y, view.y, view.height));
}

function panBy(dx, dy) {
  lookAt(view.zoom, view.middle[0] - dx / view.scale, view.middle[1] - dy / view.scale);
}

// Keys step, and whoever they step to is to be seen.
function follow(person) {
  const x = xOf(person), y = yOf(person);
  if (x < 0 || y < 0 || x > view.width || y > view.height) lookAt(view.zoom, app.places[2 * person], app.places[2 * person + 1]);
}

function wholePicture() { lookAt(1, ...view.home.middle); }

function showZoom() {
  byId('nearer').disabled = view.zoom >= NEAREST;
  byId('farther').disabled = byId('whole').disabled = view.zoom <= 1;
  document.body.classList.toggle('near', view.zoom > 1);
}

// A wheel zooms a picture that was clicked, or with Ctrl; else it scrolls the page, as everywhere.
function turned(event) {
  const asked = event.ctrlKey || event.metaKey || document.activeElement === event.target;
  if (!asked || (view.zoom === 1 && event.deltaY > 0 && !event.ctrlKey)) return;
  event.preventDefault();
  nearer(2 ** (-Math.max(-60, Math.min(60, event.deltaY)) / 90), event.offsetX, event.offsetY);
}

// A finger or a button that is down has moved; returns whether the picture moves with it.
function dragged(event) {
  const before = fingers.get(event.pointerId), now = {x: event.offsetX, y: event.offsetY};
  if (!before) return false;
  const far = before.far || Math.hypot(now.x - before.x, now.y - before.y) > 4, other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
  if (other) {
    const apart = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    nearer(apart, (now.x + other.x) / 2, (now.y + other.y) / 2);
    other.far = true;
  } else if (!far || view.zoom === 1) return false;
  panBy((now.x - before.x) / fingers.size, (now.y - before.y) / fingers.size);
  fingers.set(event.pointerId, {...now, far: true});
  return true;
}

function startLens() {
  byId('nearer').onclick = () => nearer(STEP);
  byId('farther').onclick = () => nearer(1 / STEP);
  byId('whole').onclick = wholePicture;
  showZoom();
}
