// Lessons: people, two sides, and one question that the page answers from its own worlds.
'use strict';
const side = (theory, plan, count, settings = {}, campaign = {}) => ({theory, plan, count, settings, campaign});
const AD = {broadcast: 0.02, horizon: 30}, QUIET = {horizon: 30};
const calendar = (letters, trust) => ({broadcast: 0.3, calendar: letters, trust, give: 0.4, spend: 0.5, horizon: 24});
const APART = [0, 20, 40], HOME = [0, 1, 2];

// Where people stand if what matters would not be seen otherwise: a ring, of whom every second is farther in, so that
// ties to the next but one are seen; groups on an arc, with the ends of bridges towards each other.
const round = (radius, turns, [x, y] = [0, 0]) => [x + radius * Math.cos(2 * Math.PI * turns), y + radius * Math.sin(2 * Math.PI * turns)];
const STAND = {
  ring: (u, n) => round(u % 2 ? 320 : 360, u / n),
  islands: u => {
    const turns = 0.25 + (Math.floor(u / 10) - 8) / 9;
    return round(80, turns + 0.5 + ((u % 10) + 0.5) / 10, round(300, turns));
  },
};
const standing = (people, n) => STAND[people] && Float32Array.from(Array.from({length: n}, (_, u) => STAND[people](u, n)).flat());

// `arms` are played for the question; the first two are the sides. Numbers of the answer are means and wins of arms.
const LESSONS = {
  few: {people: 'stars', arms: [side('key_person', 'hubs', 3), side('key_person', 'random', 3)]},
  fail: {people: 'groups', arms: [side('flow', 'hubs', 12), side('flow', 'random', 12)]},
  accident: {people: 'town', world: 2, arms: [side('independent_cascade', 'hubs', 1, {p: 0.25}), side('independent_cascade', 'random', 1, {p: 0.25})]},
  friend: {people: 'ring', chosen: APART, arms: [1, 2].map(k => side('complex_contagion', CHOSEN, 3, {k}))},
  bridges: {people: 'islands', chosen: HOME, arms: [1, 2].map(k => side('complex_contagion', CHOSEN, 3, {k}))},
  advert: {people: 'stars', arms: [AD, QUIET].flatMap(campaign => ['hubs', 'random'].map(plan => side('key_person', plan, 3, {}, campaign)))},
  luck: {people: 'stars', arms: [3, 4].map(count => side('key_person', 'hubs', count))},
  give: {people: 'town', arms: ['GGGA', 'A'].map(letters => side('independent_cascade', 'random', 1, {p: 0.1}, calendar(letters, 0.1)))},
  push: {people: 'town', arms: ['A', 'GA'].map(letters => side('independent_cascade', 'random', 1, {p: 0.1}, calendar(letters, 0.8)))},
};

function startLessons() {
  const select = byId('lesson');
  select.append(element('option', say('play-lesson-none'), {value: ''}), ...Object.keys(LESSONS).filter(name => MODEL.lessons[LESSONS[name].people]).map(name => element('option', say('lesson-' + name), {value: name})));
  select.onchange = event => (event.target.value ? openLesson(event.target.value) : backToRun());
  byId('answer').onclick = answer;
  byId('anew').onclick = () => openLesson(app.lesson);
  byId('lesson-bar').hidden = select.childElementCount < 2;
}

function openLesson(name) {
  const lesson = LESSONS[name], community = communityFrom(MODEL.lessons[lesson.people]);
  Object.assign(app, {lesson: name, rootSeed: '7', edited: true, community});
  lesson.arms.slice(0, 2).forEach((arm, place) => Object.assign(app.panels[place], sideAs(arm)));
  take(community, true, standing(lesson.people, community.network.n));
  Object.assign(app, {chosen: [...(lesson.chosen || [])], world: lesson.world || 0});
  changed(...app.panels);
  byId('lesson-text').hidden = byId('anew').hidden = false;
  byId('lesson-title').textContent = say('lesson-' + name);
  for (const part of ['what', 'notice', 'try', 'question']) byId('lesson-' + part).textContent = say(`lesson-${name}.${part}`);
  byId('lesson-answer').textContent = '';
}

// A side of a lesson: the usual settings of its theory, and what differs.
function sideAs({theory, plan, count, settings, campaign}) {
  const usual = MODEL.usual[theory], plain = {accept: 1, recommend: 1, buy: 1, horizon: null, broadcast: 0, broadcast_worth: 1};
  return {theory, settings: {...structuredClone(usual), ...settings}, plan, count, campaign: {...plain, ...campaign}, setup: null, shapes: null};
}

function leaveLesson() {
  app.lesson = '';
  app.rootSeed = MODEL.rootSeed;
  byId('lesson').value = '';
  byId('lesson-text').hidden = byId('anew').hidden = true;
}

function backToRun() {
  leaveLesson();
  app.edited = false;
  begin();
}

// Play all arms in many worlds, beside the page, and say what was found.
function answer() {
  const {arms, chosen} = LESSONS[app.lesson], community = communityFrom(MODEL.lessons[LESSONS[app.lesson].people]), {network, traits} = community;
  const specs = arms.map(sideAs).map(one => ({
    community: {network, traits}, rootSeed: '7', theory: one.settings, campaign: one.campaign, count: one.count,
    plan: one.plan === CHOSEN ? {chosen} : {kind: one.plan},
  }));
  byId('lesson-answer').textContent = say('play-counting.begin');
  jobs.answer = 'answer ' + app.lesson;
  worker.postMessage({task: 'answer', id: jobs.answer, specs, worlds: WORLDS, goal: {measure: 1, by: null}});
}

function answered({id, goals, done}) {
  if (done || id !== 'answer ' + app.lesson) return;
  byId('lesson-answer').textContent = say(`lesson-${app.lesson}.answer`, factsOf(goals));
  tell(byId('lesson-answer').textContent);
}

// Means of the arms, wins of the first over the second and of the third over the fourth, and what pairing is worth.
function factsOf(goals) {
  const n = goals[0].length, facts = {n: String(n)}, mean = values => values.reduce((sum, one) => sum + one, 0) / values.length;
  goals.forEach((values, place) => {
    Object.assign(facts, {['mean' + (place + 1)]: amount(mean(values), 1), ['top' + (place + 1)]: amount(Math.max(...values))});
    facts['few' + (place + 1)] = String(Array.from(values).filter(one => one <= 3).length);
  });
  for (let place = 0; place + 1 < goals.length; place += 2) {
    const more = goals[place].filter((one, world) => one > goals[place + 1][world]).length, [low, high] = interval(more, n);
    const gap = Array.from(goals[place], (one, world) => one - goals[place + 1][world]), [middle, least, most] = meanInterval(gap);
    const name = key => key + (place / 2 + 1);
    Object.assign(facts, {[name('more')]: String(more), [name('low')]: percent(low), [name('high')]: percent(high)});
    Object.assign(facts, {[name('gap')]: signed(middle), [name('least')]: signed(least), [name('most')]: signed(most)});
  }
  const spread = values => Math.sqrt(values.reduce((sum, one) => sum + (one - mean(values)) ** 2, 0) / (n - 1));
  const paired = spread(Array.from(goals[0], (one, world) => one - goals[1][world]));
  const apart = spread(Array.from(goals[0], (one, world) => one - goals[1][(world + 1) % n]));
  return Object.assign(facts, {paired: amount(paired, 1), apart: amount(apart, 1)});
}
