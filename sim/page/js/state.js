// What the page shows now: people, two panels, a world and a day; everything else follows from it.
'use strict';
const MODEL = JSON.parse(document.getElementById('model').textContent);
const CHOSEN = '(chosen)', SIDES = ['left', 'right'], WORLDS = 200;
const app = {
  community: null, places: null, panels: [], world: 0, day: 0, last: 0, playing: null, focus: -1, kept: -1, tool: 'look', first: -1,
  colour: 'day', chosen: [], edited: false, versus: null, lesson: '', heard: [], done: [], played: [], one: 0, settled: false,
};

// What a panel plays; a lesson or the sliders change its copy.
function panelOf(theory, plan) {
  const panel = {theory, settings: structuredClone(MODEL.theories[theory]), plan, count: MODEL.plans[plan].count};
  return {...panel, campaign: structuredClone(MODEL.plans[plan].campaign), setup: null, play: null};
}

const firstPlan = () => Object.keys(MODEL.plans)[0];

// What Python has compiled or played of a theory and a plan; nothing where the page compiles it.
function partOf({theory, plan}) {
  const parts = MODEL.parts[theory];
  return app.edited || !parts ? {} : parts[plan] ?? parts[firstPlan()];
}
const compiledHere = panel => Object.keys(partOf(panel)).length === 0;

// Whether a theory and a plan can be played together on these people.
function offers(theory, plan) {
  const own = MODEL.plans[plan], known = MODEL.parts[theory]?.[plan], part = partOf({theory, plan});
  if (app.edited) return MODEL.theories[theory].here && (plan === CHOSEN || Boolean(own.kind && own.plain));
  if (known) return true;
  const plain = plan === CHOSEN ? MODEL.plans[firstPlan()].plain : own.plain;
  return part.played === undefined && (part.heard !== undefined || (MODEL.theories[theory].here && plain));
}

function planOf(panel) {
  if (panel.plan === CHOSEN) return {chosen: app.chosen};
  const plan = MODEL.plans[panel.plan];
  if (app.edited) return {kind: plan.kind, code: plan.code};
  return {kind: plan.kind, code: plan.code, most: plan.most, ...(plan.rankings[panel.theory] || plan.rankings[''] || {})};
}

// The most people that a plan can approach here.
function mostOf(panel) {
  const plan = planOf(panel);
  if (plan.chosen) return plan.chosen.length;
  return plan.lists ? Math.max(...plan.lists.map(one => one.length)) : Math.min(plan.most ?? Infinity, app.community.network.n);
}

function specOf(panel) {
  const {network, traits} = app.community, part = partOf(panel);
  const spec = {community: {network, traits}, rootSeed: app.rootSeed, theory: panel.settings, campaign: panel.campaign, plan: planOf(panel)};
  spec.count = panel.plan === CHOSEN ? app.chosen.length : panel.count;
  if (part.played !== undefined) spec.played = app.played[part.played];
  if (part.heard !== undefined) {
    spec.law = app.heard[part.heard].law;
    spec.fixed = boundsFrom(MODEL.done[part.done], app.heard[part.heard].lastDay);
  }
  return spec;
}

// The last world that can be shown; where lists or days are carried, there are no more.
function lastWorld() {
  const limits = app.panels.map(panel => (partOf(panel).played !== undefined ? 63 : planOf(panel).lists ? 199 : 4294967295));
  return Math.min(...limits);
}

// Plans and theories that every page can play, whatever was compared.
function addUsual() {
  for (const [name, usual] of Object.entries(MODEL.usual)) MODEL.theories[name] ||= {...usual, label: say('theory-' + name), here: true};
  const {count, campaign, plain} = MODEL.plans[firstPlan()];
  for (const kind of Object.keys(SCORES)) {
    MODEL.plans[kind] ||= {label: say('strategy-' + kind), kind, code: CODES[kind], count, campaign, plain, rankings: {}};
  }
}

async function unpackModel() {
  addUsual();
  app.community = communityFrom(MODEL.network);
  app.rootSeed = MODEL.rootSeed;
  for (const plan of Object.values(MODEL.plans)) {
    for (const one of Object.values(plan.rankings)) {
      if (one.rank) one.rank = arrayOf(one.rank);
      else Object.assign(one, {lists: listsOf(arrayOf(one.lengths), arrayOf(one.people))});
    }
  }
  app.heard = MODEL.heard.map(one => ({law: lawFrom(one), lastDay: one.lastDay}));
  for (const one of MODEL.played) {
    const names = Object.keys(one), arrays = await Promise.all(names.map(name => inflated(one[name])));
    app.played.push(Object.fromEntries(names.map((name, at) => [name, arrays[at]])));
  }
}

function listsOf(lengths, people) {
  let at = 0;
  return Array.from(lengths, length => Array.from(people.subarray(at, (at += length))));
}

const nameOf = person => app.community.labels?.[person] || app.community.ids[person];

// Play both panels in the current world.
function replay() {
  app.world = Math.min(app.world, lastWorld());
  for (const panel of app.panels) {
    if (!panel.setup) panel.setup = new Campaign(specOf(panel));
    const play = panel.setup.play(app.world);
    panel.play = {...play, days: play.days.slice(), known: play.known.slice(), by: play.by.slice()};
    panel.seeds = new Set(play.seeds);
    panel.origins = null;
  }
  app.last = Math.max(...app.panels.map(panel => panel.play.counts.length - 1));
  app.day = Math.min(app.day, app.last);
}

// What is counted on a day: people aware, convinced or buying.
const countOn = (play, day) => play.counts[Math.min(day, play.counts.length - 1)][MODEL.goal.measure];
