// A network of one's own, read here and sent nowhere; and what was built, as files that Python reads.
'use strict';
function takePairs(text) {
  const read = readPairs(text), said = byId('own-said');
  if (read.refused) {
    said.textContent = say(read.refused, read.values || {});
    return;
  }
  const directed = byId('own-directed').checked, n = read.ids.length;
  if (n > 20000) {
    said.textContent = say('play-own-many', {people: say('people', {count: 20000})});
    return;
  }
  const network = networkOfPairs(n, read.pairs, directed), ties = directed ? network.m : network.m / 2;
  leaveLesson();
  take({network, directed, ids: read.ids, labels: null, traits: {}, archetype: null});
  said.textContent = say('play-own-read', {people: say('people', {count: n}), ties: say('ties', {count: ties}), rows: say('rows', {count: read.rows}), loops: read.loops, merged: read.rows - read.loops - ties});
}

// Other people in both panels; the first strategies that can be played on them.
function take(community, edited = true, places = null) {
  stop();
  history_.length = 0;
  view.zoom = 1;
  showZoom();
  Object.assign(app, {community, edited, chosen: [], focus: -1, world: 0, day: 0, places: places || spiral(community.network.n)});
  app.settled = Boolean(places);
  jobs.layout++;                                         // places of other people that are still to come are of no use
  const where = app.lesson ? say('play-lesson-people') : edited ? say('play-own-people') : MODEL.where;
  byId('subtitle').textContent = say('play-subtitle', {where, people: say('people', {count: community.network.n}), seed: app.rootSeed});
  rebuilt();
  if (!places) layOut(app.places);
}

function startOwn() {
  byId('own-read').onclick = () => takePairs(byId('own-text').value);
  const open = async file => {
    const text = file && textOf(await file.arrayBuffer());
    if (text === null) byId('own-said').textContent = say('play-own-bytes');
    else if (file) takePairs(text);
  };
  byId('own-file').onchange = event => open(event.target.files[0]);
  document.addEventListener('dragover', event => event.preventDefault());
  document.addEventListener('drop', event => {
    event.preventDefault();
    open(event.dataTransfer.files[0]);
  });
  byId('save-ties').onclick = () => save('ties.csv', tiesAsCsv(asSaved()));
  byId('save-people').onclick = () => save('people.csv', peopleAsCsv(asSaved()));
  byId('redo').addEventListener('toggle', () => {
    if (app.community.ids.some(id => guarded(id) !== id)) edit(() => null);       // people as the files will number them
    byId('command').textContent = commandOf(app.panels[0]) + '\n\n' + commandOf(app.panels[1]);
  });
}

const asSaved = () => ({...app.community, ids: app.community.ids.map(guarded)});

function save(name, text) {
  const link = element('a', '', {download: name, href: URL.createObjectURL(new Blob([text], {type: 'text/csv'}))});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function broadcastSaid({broadcast, broadcast_worth: worth, ...rest}) {
  if (!(broadcast > 0)) return [];
  const own = {chance: broadcast, worth, ...(rest.calendar ? {calendar: rest.calendar, trust: rest.trust, give: rest.give, spend: rest.spend} : {})};
  return Object.entries(own).map(([key, one]) => `mechanism.broadcast.${key}=${one}`);
}

// The command that plays a side in Python, from the two files.
function commandOf(panel) {
  const {settings, campaign} = panel, quoted = part => (/^[\w./:=-]+$/.test(part) ? part : `'${part.replaceAll("'", `'\\''`)}'`);
  const {kind, code} = MODEL.plans[panel.plan] || {}, simple = kind && (code ?? CODES[kind]) === CODES[kind], seeds = [...panel.seeds];
  const path = seeds.map(u => JSON.stringify(app.community.ids[u])).join(', ');
  const plan = simple ? `seeding=${kind}` : `plans={mine: {seeding: {kind: roster, path: [${path}]}}}`;
  const own = Object.entries(settings).filter(([key, value]) => (MODEL.sliders[settings.kind] || []).some(one => one.name === key) && value !== undefined);
  const value = one => (one === null ? 'null' : Array.isArray(one) ? `[${one.join(',')}]` : String(one));
  return [
    'grapevine', 'network=csv', 'network.edges=ties.csv', 'network.nodes=people.csv', `network.directed=${app.community.directed}`,
    `theory=${settings.kind}`, ...own.map(([key, one]) => `theory.${settings.kind}.${key}=${value(one)}`), plan,
    `campaign.budget=${simple ? panel.count : seeds.length}`,
    ...['accept', 'recommend', 'buy', 'horizon'].map(key => `campaign.${key}=${value(campaign[key])}`),
    ...broadcastSaid(campaign), `root_seed=${app.rootSeed}`,
  ].map(quoted).join(' ');
}
