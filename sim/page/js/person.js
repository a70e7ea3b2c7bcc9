// Who somebody is, and how it went with them on both sides up to the day that is shown.
'use strict';
function showPerson() {
  const card = byId('person-text'), texts = cardOf(app.focus);
  card.className = SIDES[app.one] + (app.focus < 0 ? ' nobody' : '');
  if (texts.join('\n') === card.dataset.told) return;
  card.dataset.told = texts.join('\n');
  card.replaceChildren(...texts.map(([text, kind]) => element('p', text, {class: kind})));
}

function cardOf(person) {
  if (person < 0) return [[say('play-person-nobody'), 'both soft']];
  const {network, archetype} = app.community;
  const known = {name: nameOf(person), listeners: network.listeners[person], sources: network.sources[person]};
  const texts = [[say('play-person', known), 'both']];
  if (archetype?.[person]) texts.push([say('play-person-archetype', {archetype: archetype[person]}), 'both']);
  return [...texts, ...app.panels.map((panel, place) => [`${sideOf(panel)}: ${storyOf(panel, person)}`, SIDES[place]])];
}

// One or two sentences on a person on one side.
function storyOf(panel, person) {
  const {days, known, by} = panel.play, today = app.day, day = days[person], parts = [];
  const role = panel.shapes?.[person] ? say('play-role-' + ROLES[panel.shapes[person]]) : '';
  if (role) parts.push(say('play-story-role', {role}));
  const seed = panel.seeds.has(person);
  if (day === 0 && seed) parts.push(say('play-story-seed'));
  else if (seed && (day < 0 || day > today)) parts.push(say('play-story-refused'));
  if (day > 0 && day <= today) {
    const values = {day: String(day), name: by[person] >= 0 ? nameOf(by[person]) : ''};
    parts.push(say(by[person] >= 0 ? 'play-story-by' : by[person] === FROM_OUTSIDE ? 'play-story-outside' : 'play-story-alone', values));
  } else if (!seed) {
    parts.push(known[person] >= 0 && known[person] <= today ? say('play-story-aware', {day: String(known[person])}) : say('play-story-unaware'));
  }
  if (!panel.setup.spec.played) parts.push(voicesSaid(panel, person));
  return parts.join(' ');
}

function voicesSaid(panel, person) {
  const {setup, play} = panel, {threshold} = setup.engine.world.enter(app.world), one = setup.stage.law.one;
  const heard = voicesOf(setup, play, person, app.day), evidence = heard.reduce((sum, voice) => sum + voice[2], 0) / one;
  const said = say('play-story-voices', {voices: amount(evidence, 2), needed: amount(threshold[person] / one, 2), sources: app.community.network.sources[person]});
  const names = heard.slice(0, 6).map(([from, day]) => say('play-story-voice', {name: from >= 0 ? nameOf(from) : say('play-advert'), day: String(day)}));
  return names.length ? `${said} ${say('play-story-heard', {names: names.join('; ')})}` : said;
}

// A mouse that passes looks for a moment; whoever was chosen comes back.
function hover(person) { look(person >= 0 ? person : app.kept); }

// Look at somebody; `aloud` keeps and tells it.
function look(person, aloud = false) {
  if (aloud) app.kept = person;
  else if (person === app.focus) return;
  app.focus = person;
  drawAll();
  showPerson();
  showEditor();
  if (aloud) tell(byId('person-text').textContent);
}
