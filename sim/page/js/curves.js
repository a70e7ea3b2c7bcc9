// How many by the end of each day: this world as a line, nine worlds in ten as a band, their mean as dots.
'use strict';
const SVG = 'http://www.w3.org/2000/svg', WIDE = 640, HIGH = 220, LEFT = 46, BELOW = 24;

function drawn(name, attributes, text = '') {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

// Curves are drawn anew where anything but the day has changed.
const curves = {of: [], days: 1};
const xOfDay = day => LEFT + ((WIDE - LEFT - 8) * day) / curves.days;

function showCurves() {
  const of = [app.versus, app.last, ...app.panels.map(panel => panel.play)];
  if (of.some((one, at) => one !== curves.of[at])) drawCurves();
  curves.of = of;
  for (const end of ['x1', 'x2']) byId('now').setAttribute(end, xOfDay(app.day));
}

function drawCurves() {
  const plot = byId('curves'), bands = app.versus?.bands, x = xOfDay;
  const days = (curves.days = Math.max(1, app.last, ...(bands ? bands.map(band => Math.min(band.mean.length - 1, 3 * app.last + 10)) : [])));
  const most = topOf(bands), y = count => HIGH - BELOW - ((HIGH - BELOW - 10) * count) / most;
  plot.replaceChildren();
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const count = share * most;
    plot.append(drawn('line', {x1: LEFT, x2: WIDE - 8, y1: y(count), y2: y(count), class: 'grid'}));
    plot.append(drawn('text', {x: LEFT - 6, y: y(count) + 4, class: 'mark end'}, amount(count)));
  }
  for (const share of [0, 0.5, 1]) {
    const day = Math.round(share * days), at = ['start', 'middle', 'end'][2 * share];
    plot.append(drawn('text', {x: x(day), y: HIGH - 6, class: 'mark ' + at}, say('play-day', {day: String(day)})));
  }
  app.panels.forEach((panel, place) => {
    const path = values => values.slice(0, days + 1).map((count, day) => `${day ? 'L' : 'M'}${x(day).toFixed(1)} ${y(count).toFixed(1)}`).join('');
    if (bands) {
      const longest = values => [...values, ...new Array(Math.max(0, days + 1 - values.length)).fill(values.at(-1))].slice(0, days + 1);
      const high = longest(bands[place].high), low = longest(bands[place].low);
      const back = low.map((count, day) => `L${x(day).toFixed(1)} ${y(count).toFixed(1)}`).reverse().join('');
      plot.append(drawn('path', {d: path(high) + back + 'Z', class: 'band ' + SIDES[place]}));
      plot.append(drawn('path', {d: path(longest(bands[place].mean)), class: 'mean ' + SIDES[place]}));
    }
    const line = Array.from({length: days + 1}, (_, day) => countOn(panel.play, day));
    plot.append(drawn('path', {d: path(line), class: 'line ' + SIDES[place]}));
  });
  plot.append(drawn('line', {id: 'now', y1: 8, y2: HIGH - BELOW, class: 'now'}));
  plot.setAttribute('aria-label', app.panels.map(panel => say('play-curve', {side: sideOf(panel), count: measured(countOn(panel.play, app.last)), day: String(app.last)})).join(' '));
}

function topOf(bands) {
  const ends = app.panels.map(panel => countOn(panel.play, app.last));
  const most = Math.max(4, ...ends, ...(bands ? bands.map(band => Math.max(...band.high)) : []));
  const size = 10 ** Math.floor(Math.log10(most)), step = [0.4, 0.8, 2, 4].map(one => Math.max(4, one * size)).find(one => most / one <= 5) || size;
  return Math.ceil(most / step) * step;
}
