// Begin: the run's own people, two sides, and everything that answers to a hand.
'use strict';
function begin() {
  const [left, right] = MODEL.begin;
  Object.assign(app, {world: MODEL.world, day: 0});
  for (const [place, one] of [left, right].entries()) {
    const made = panelOf(one.theory, one.plan);
    app.panels[place] = Object.assign(app.panels[place] || {}, made, {shapes: null});
  }
  const community = communityFrom(MODEL.network);
  if (!app.panels[0].root) {
    Object.assign(app, {community, places: spiral(community.network.n)});
    SIDES.forEach((_, place) => makePanel(place));
  }
  take(community, false);
  app.world = MODEL.world;
  changed(...app.panels);
}

async function start() {
  await startWords();
  await startWorker();
  fillIn(document);
  fillIn(byId('panel').content);
  await unpackModel();
  startControls();
  startTools();
  startLens();
  startOwn();
  startLessons();
  begin();
  only(0);
  const anew = () => { tiesChanged(); drawAll(); };
  addEventListener('resize', anew);
  for (const wish of ['(prefers-contrast: more)', '(forced-colors: active)']) matchMedia(wish).addEventListener('change', () => { stamps.colours.clear(); anew(); });
  document.body.classList.add('ready');
}

start().catch(wrong => {
  document.body.classList.add('broken');
  throw wrong;
});
