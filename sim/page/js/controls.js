// Play, step, back, reset, day, speed and world.
'use strict';
const SPEEDS = {slow: 1200, usual: 500, fast: 120};

function showDay(aloud = false) {
  byId('day').max = String(app.last);
  byId('day').value = String(app.day);
  byId('day').setAttribute('aria-valuetext', say('play-day', {day: String(app.day)}));
  byId('day-said').textContent = say('play-day-of', {day: String(app.day), last: String(app.last)});
  for (const panel of app.panels) {
    const count = countOn(panel.play, app.day), n = app.community.network.n;
    panel.count_.textContent = say('play-share', {count: measured(count), share: percent(count / n)});
  }
  drawAll();
  showCurves();
  showPerson();
  if (aloud) tell([say('play-day', {day: String(app.day)}), ...app.panels.map(panel => `${sideOf(panel)}: ${panel.count_.textContent}`)].join('. '));
}

function toDay(day, aloud = true) {
  app.day = Math.max(0, Math.min(app.last, day));
  showDay(aloud);
}

function stop() {
  clearInterval(app.playing);
  app.playing = null;
  byId('play').textContent = say('play-play');
  byId('play').setAttribute('aria-pressed', 'false');
}

function play() {
  if (app.playing) {
    stop();
    return;
  }
  if (app.day >= app.last) toDay(0, false);
  byId('play').textContent = say('play-pause');
  byId('play').setAttribute('aria-pressed', 'true');
  app.playing = setInterval(() => {
    if (app.day >= app.last) {
      stop();
      showDay(true);
    } else toDay(app.day + 1, false);
  }, SPEEDS[byId('speed').value]);
}

function toWorld(world) {
  app.world = Math.max(0, Math.min(lastWorld(), Number.isFinite(world) ? Math.floor(world) : 0));
  replay();
  byId('world').value = String(app.world);
  showDay(true);
}

function startControls() {
  byId('play').onclick = play;
  byId('step').onclick = () => (stop(), toDay(app.day + 1));
  byId('back').onclick = () => (stop(), toDay(app.day - 1));
  byId('reset').onclick = () => (stop(), toDay(0));
  byId('end').onclick = () => (stop(), toDay(app.last));
  byId('day').oninput = event => (stop(), toDay(Number(event.target.value)));
  byId('speed').onchange = () => { if (app.playing) { stop(); play(); } };
  byId('world').onchange = event => toWorld(Number(event.target.value));
  byId('next-world').onclick = () => toWorld(app.world >= lastWorld() ? 0 : app.world + 1);
  byId('last-world').onclick = () => toWorld(app.world - 1);
  byId('colour').onchange = event => { app.colour = event.target.value; showLegend(); drawAll(); };
  for (const side of SIDES) byId('only-' + side).onclick = () => only(SIDES.indexOf(side));
}

// On a phone one panel is seen; these are its tabs.
function only(place) {
  app.one = place;
  app.panels.forEach((panel, at) => {
    panel.root.classList.toggle('away', at !== place);
    byId('only-' + SIDES[at]).setAttribute('aria-pressed', String(at === place));
  });
  tiesChanged();
  drawAll();
  showPerson();
}
