// One side: theory, whom to approach and how many, the sliders of the theory, and the picture.
'use strict';
function makePanel(place) {
  const panel = app.panels[place], root = byId('panel').content.firstElementChild.cloneNode(true);
  fillIn(root);
  byId('panels').append(root);
  root.classList.add(SIDES[place]);
  const find = name => root.querySelector('.' + name);
  Object.assign(panel, {root, canvas: find('picture'), count_: find('count')});
  find('side').textContent = say('play-' + SIDES[place]);
  for (const name of ['theory', 'plan', 'number']) {
    find(name).id = `${name}-${SIDES[place]}`;
    find(name).setAttribute('aria-label', `${say('play-' + SIDES[place])}: ${say('play-' + name)}`);
  }
  find('theory').onchange = event => change(place, {theory: event.target.value});
  find('plan').onchange = event => change(place, {plan: event.target.value});
  find('number').oninput = event => {
    panel.count = Number(event.target.value);
    changed(panel);
  };
  panel.canvas.setAttribute('aria-label', say('play-picture', {side: say('play-' + SIDES[place])}));
  watch(panel);
}

// Another theory or plan on a side; settings that were moved are as usual again.
function change(place, {theory, plan}) {
  const old = app.panels[place], {root, canvas, count_} = old;
  const wanted = plan ?? old.plan;
  if (plan === CHOSEN && !app.chosen.length) app.chosen = [...old.seeds];                   // whoever is approached stays
  const made = panelOf(theory ?? old.theory, wanted === CHOSEN ? firstPlan() : wanted);
  if (theory === undefined) Object.assign(made, {settings: old.settings, campaign: wanted === CHOSEN ? old.campaign : made.campaign});
  if (plan === undefined) Object.assign(made, {count: old.count, campaign: old.campaign});
  app.panels[place] = Object.assign(old, made, {root, canvas, count_, plan: wanted, shapes: null});
  changed(old);
}

// Something of a side has changed: play it anew, and all that follows.
function changed(...panels) {
  for (const panel of panels) Object.assign(panel, {setup: null, shapes: null});
  replay();
  byId('world').value = String(app.world);
  app.panels.forEach(showPanel);
  showLegend();
  showDay();
  recount();
}

function showPanel(panel) {
  const find = name => panel.root.querySelector('.' + name), most = mostOf(panel);
  const theories = Object.keys(MODEL.theories).filter(name => offers(name, panel.plan) || name === panel.theory);
  const plans = [...Object.keys(MODEL.plans), CHOSEN].filter(name => offers(panel.theory, name));
  choices(find('theory'), theories, panel.theory, name => MODEL.theories[name].label);
  choices(find('plan'), plans, panel.plan, name => (name === CHOSEN ? say('play-chosen') : MODEL.plans[name].label));
  panel.count = Math.min(panel.count, panel.plan === CHOSEN ? panel.count : most);
  const count = panel.plan === CHOSEN ? app.chosen.length : panel.count;
  Object.assign(find('number'), {max: String(Math.max(most, 1)), value: String(count), disabled: panel.plan === CHOSEN || partOf(panel).played !== undefined});
  find('number-said').textContent = say('play-approached', {people: say('people', {count})});
  find('note').textContent = noteOf(panel);
  if (panel.shown !== panel.settings) showSliders(panel, find('sliders'));
}

function noteOf(panel) {
  if (compiledHere(panel)) return panel.plan === CHOSEN && !app.chosen.length ? say('play-chosen.none') : '';
  return partOf(panel).played === undefined ? say('play-carried') : say('play-carried.days', {worlds: 64});
}

function choices(select, names, chosen, label) {
  const options = names.map(name => [name, label(name)]);
  if (select.childElementCount !== options.length || [...select.options].some((one, at) => one.value !== options[at][0])) {
    select.replaceChildren(...options.map(([name, text]) => element('option', text, {value: name})));
  }
  select.value = chosen;
}

function showSliders(panel, root) {
  panel.shown = panel.settings;
  const own = compiledHere(panel) ? [...(MODEL.sliders[panel.settings.kind] || []), ...CAMPAIGN_SLIDERS.filter(one => one.name in panel.campaign)] : [];
  root.replaceChildren(...own.flatMap(one => slidersOf(panel, one)));
  root.closest('details').hidden = own.length === 0;
}

const CAMPAIGN_SLIDERS = [
  {name: 'accept', low: 0, high: 1, step: 0.01, campaign: true},
  {name: 'recommend', low: 0, high: 1, step: 0.01, campaign: true},
  {name: 'broadcast', low: 0, high: 0.3, step: 0.001, campaign: true},
  ...['trust', 'give', 'spend'].map(name => ({name, low: 0, high: 1, step: 0.01, campaign: true})),
];

// A slider, or two where a setting is a pair of shares.
function slidersOf(panel, one) {
  const home = one.campaign ? panel.campaign : panel.settings, value = home[one.name];
  if (Array.isArray(value)) return value.length === 2 ? [0, 1].map(at => slider(panel, one, () => home[one.name][at], to => movePair(home, one.name, at, to), at)) : [];
  return [slider(panel, one, () => home[one.name], to => setOf(home, one.name, to))];
}

function setOf(home, name, value) {
  home[name] = value;
  if (name === 'broadcast' && value > 0 && home.horizon === null) home.horizon = 60;
}

// The lower end pushes the upper one, and the other way round.
function movePair(home, name, at, value) {
  const pair = home[name].map(numberOf);
  pair[at] = value;
  pair[1 - at] = at ? Math.min(pair[0], value) : Math.max(pair[1], value);
  home[name] = pair;
}

const numberOf = value => (typeof value === 'string' && value.includes('/') ? value.split('/').reduce((a, b) => a / b) : Number(value));

// A slider, and a number for those who want it exactly; where nothing stands for an own value, the number is empty.
function slider(panel, one, read, write, end = -1) {
  const row = element('div', '', {class: 'slider'}), label = element('label'), ends = {min: one.low ?? 0, max: one.high ?? 1, step: one.step};
  const range = element('input', '', {type: 'range', ...ends}), exact = element('input', '', {type: 'number', ...ends});
  const text = one.campaign ? say('play-slider-' + one.name) : one.text, away = one.name === 'talk_days' ? Number(range.max) : 0, empties = one.none !== null && one.none !== undefined;
  const name = element('span', `: ${text}${end < 0 ? '' : ` (${say(end ? 'play-high' : 'play-low')})`}`);
  name.prepend(element('strong', one.name.replaceAll('_', ' ')));
  exact.setAttribute('aria-label', name.textContent);
  const show = () => {
    const value = read() === null ? null : numberOf(read()), told = value === null ? one.none || say('none') : amount(value, 4);
    Object.assign(exact, {value: value === null ? '' : String(Number(value.toFixed(6))), placeholder: value === null ? told : ''});
    range.value = String(value ?? away);
    range.setAttribute('aria-valuetext', told);
  };
  const set = value => {
    write(value);
    panel.root.querySelectorAll('.slider').forEach(other => other.dispatchEvent(new Event('show')));
    changed(panel);
  };
  range.oninput = () => set(empties && Number(range.value) === away ? null : Number(range.value));
  const allowed = value => value >= ends.min && value <= ends.max && (one.step < 1 || Number.isInteger(value));
  exact.onchange = () => {
    if (exact.value ? allowed(Number(exact.value)) : empties) set(exact.value ? Number(exact.value) : null);
    else show();
  };
  row.addEventListener('show', show);
  label.append(name, range);
  row.append(label, exact);
  show();
  return row;
}
