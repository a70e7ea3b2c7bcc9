// Draw it yourself: ties, people, roles and thresholds, each step of which can be undone.
'use strict';
const history_ = [];
const FORMULA = /^[=+\-@\t\r\n]/;

// What a spreadsheet would take for a formula gets an apostrophe, as in files that Python writes.
const guarded = id => (FORMULA.test(id) && Number.isNaN(Number(id)) ? "'" + id : id);

function draftOf({network, ids, labels, traits, directed}) {
  const pairs = [];
  for (let tie = 0; tie < network.m; tie++) {
    const u = network.speaker[tie], v = network.listener[tie];
    if (directed || u < v) pairs.push([u, v, network.weight ? network.weight[tie] : 1]);
  }
  const own = Object.fromEntries(Object.entries(traits).map(([name, values]) => [name, Array.from(values)]));
  return {ids: ids.map(guarded), labels: labels && Array.from(labels), pairs, traits: own, directed, places: Array.from(app.places)};
}

// People in the order of their ids, as Python numbers them.
function built({ids, labels, pairs, traits, directed, places}) {
  const order = inOrder(ids), old = new Map(ids.map((id, u) => [id, u])), from = order.map(id => old.get(id)), to = new Map(from.map((u, place) => [u, place]));
  const network = networkOfPairs(ids.length, pairs.map(([u, v, weight]) => [to.get(u), to.get(v), weight]), directed);
  const own = Object.fromEntries(Object.entries(traits).map(([name, values]) => [name, Float64Array.from(from, u => values[u])]));
  return {
    community: {network, directed, ids: order, labels: labels && from.map(u => labels[u]), traits: own, archetype: null},
    places: Float32Array.from(from.flatMap(u => [places[2 * u], places[2 * u + 1]])),
  };
}

function edit(change) {
  const {community, places, chosen, edited, focus} = app, draft = draftOf(community);
  const named = people => people.map(u => draft.ids[u]);
  history_.push({community, places, chosen, edited, focus});
  const keep = named(chosen), at = focus >= 0 ? draft.ids[focus] : null, looked = change(draft) ?? at;
  Object.assign(app, built(draft), {edited: true});
  const number = id => app.community.ids.indexOf(id);
  app.chosen = keep.map(number).filter(u => u >= 0);
  app.focus = looked === null ? -1 : number(looked);
  rebuilt();
}

function undo() {
  if (!history_.length) return;
  Object.assign(app, history_.pop());
  rebuilt();
}

function rebuilt() {
  Object.assign(app, {first: -1, kept: app.focus});
  byId('undo').disabled = history_.length === 0;
  for (const panel of app.panels) {
    if (offers(panel.theory, panel.plan)) continue;
    panel.plan = Object.keys(SCORES).find(name => offers(panel.theory, name)) || CHOSEN;
    if (!MODEL.theories[panel.theory].here) Object.assign(panel, panelOf('flow', firstPlan()), {plan: panel.plan});
  }
  tiesChanged();
  changed(...app.panels);
  listPeople();
  showEditor();
}

// What a tap, a click or Enter does with the tool that is chosen.
function act(person, x, y) {
  if (app.tool === 'person' && person < 0) edit(draft => addPerson(draft, x, y));
  else if (person < 0) {
    look(-1, true);
    return;
  }
  else if (app.tool === 'approach') approach(person);
  else if (app.tool === 'remove') edit(draft => removePerson(draft, person));
  else if (app.tool === 'tie') tieWith(person);
  look(app.focus >= 0 && ['person', 'remove'].includes(app.tool) ? app.focus : person < app.community.network.n ? person : -1, true);
}

// Approach somebody, or no longer; both sides that approach others go on as they are.
function approach(person) {
  app.chosen = app.chosen.includes(person) ? app.chosen.filter(one => one !== person) : [...app.chosen, person];
  const using = app.panels.filter(panel => panel.plan === CHOSEN);
  if (!using.length && offers(app.panels[0].theory, CHOSEN)) using.push(Object.assign(app.panels[0], {plan: CHOSEN}));
  changed(...using);
}

function tieWith(person) {
  if (app.first < 0) {
    app.first = person;
    tell(say('play-tie-begun', {name: nameOf(person)}));
    drawAll();
    return;
  }
  const first = app.first;
  app.first = -1;
  if (first === person) drawAll();
  else edit(draft => toggleTie(draft, first, person));
}

function toggleTie(draft, u, v) {
  const is = ([a, b]) => (a === u && b === v) || (!draft.directed && a === v && b === u), there = draft.pairs.some(is);
  draft.pairs = there ? draft.pairs.filter(pair => !is(pair)) : [...draft.pairs, [u, v, 1]];
  tell(say(there ? 'play-tie-cut' : 'play-tie-added', {one: draft.ids[u], other: draft.ids[v]}));
}

function addPerson(draft, x, y) {
  const whole = draft.ids.every(id => WHOLE.test(id)), met = new Set(draft.ids);
  let count = whole ? Math.max(-1, ...draft.ids.map(Number)) + 1 : 1;
  while (!whole && met.has('new ' + count)) count++;
  const id = whole ? String(count) : 'new ' + count;
  draft.ids.push(id);
  draft.labels?.push('');
  Object.values(draft.traits).forEach(values => values.push(NaN));
  draft.places.push((x - view.x) / view.scale, (y - view.y) / view.scale);
  return id;
}

function removePerson(draft, person) {
  if (draft.ids.length < 3) return draft.ids[person];
  draft.pairs = draft.pairs.filter(([u, v]) => u !== person && v !== person).map(([u, v, weight]) => [u - (u > person), v - (v > person), weight]);
  draft.ids.splice(person, 1);
  draft.labels?.splice(person, 1);
  Object.values(draft.traits).forEach(values => values.splice(person, 1));
  draft.places.splice(2 * person, 2);
  return draft.ids[Math.min(person, draft.ids.length - 1)];
}

// A trait of somebody; an empty value takes it back.
function give(draft, person, values) {
  for (const [name, value] of Object.entries(values)) {
    draft.traits[name] ||= new Array(draft.ids.length).fill(NaN);
    draft.traits[name][person] = value === null || value === '' ? NaN : Number(value);
    if (draft.traits[name].every(Number.isNaN)) delete draft.traits[name];
  }
}

const keyPerson = () => app.panels.find(panel => panel.settings.kind === 'key_person')?.settings || MODEL.theories.key_person;

function roleValues(role) {
  const {reach, persuasion, knowledge} = keyPerson();
  if (role === 'cast') return {reach: null, persuasion: null, knowledge: null};
  return {reach: role === 'connector' ? 1 : reach, persuasion: role === 'salesman' ? persuasion : 1, knowledge: role === 'maven' ? knowledge : 1};
}
