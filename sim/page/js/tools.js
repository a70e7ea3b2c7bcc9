// Tools beside the pictures, and how pictures answer to mouse, finger and keys.
'use strict';
const TOOLS = ['look', 'approach', 'tie', 'person', 'move', 'remove'];

function watch(panel) {
  const {canvas} = panel, point = event => [event.offsetX, event.offsetY];
  let held = -1, far = false;
  canvas.onpointermove = event => {
    if (held >= 0) moveTo(held, ...point(event));
    else if (dragged(event)) far = true;
    else if (event.pointerType === 'mouse') hover(personAt(...point(event), 14));
  };
  canvas.onpointerdown = event => {
    far = fingers.size > 0;
    held = app.tool === 'move' && !far ? personAt(...point(event)) : -1;
    if (held >= 0) keepPlaces();
    else fingers.set(event.pointerId, {x: event.offsetX, y: event.offsetY});
    canvas.setPointerCapture(event.pointerId);
  };
  canvas.onpointerup = canvas.onpointercancel = event => {
    held = -1;
    fingers.delete(event.pointerId);
  };
  canvas.onclick = event => { if (!far) act(personAt(...point(event)), ...point(event)); };
  canvas.onpointerleave = event => { if (event.pointerType === 'mouse') hover(-1); };
  canvas.onkeydown = event => pressed(event);
  canvas.addEventListener('wheel', turned, {passive: false});
}

// Places that were moved can be had back, too.
function keepPlaces() {
  const {community, places, chosen, edited, focus} = app;
  history_.push({community, places, chosen, edited, focus});
  app.places = places.slice();
  byId('undo').disabled = false;
}

function moveTo(person, x, y) {
  app.places[2 * person] = (x - view.x) / view.scale;
  app.places[2 * person + 1] = (y - view.y) / view.scale;
  tiesLayerOnly();
  drawAll();
}

// Draw ties anew without fitting the picture again, which would run away from a finger.
function tiesLayerOnly() { Object.assign(view, {ties: null, ground: null}); }

const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
const ZOOMS = {'+': STEP, '=': STEP, '-': 1 / STEP, _: 1 / STEP};

function goTo(person) {
  look(person, true);
  follow(person);
}

const spotBeside = person => (person >= 0 ? [xOf(person) + 30, yOf(person) + 30] : [view.width / 2, view.height / 2]);

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (ARROWS[event.key] && event.shiftKey && app.focus >= 0) {
    keepPlaces();
    const [dx, dy] = ARROWS[event.key];
    moveTo(app.focus, xOf(app.focus) + 12 * dx, yOf(app.focus) + 12 * dy);
  } else if (ARROWS[event.key] && app.focus < 0 && view.zoom > 1) panBy(...ARROWS[event.key].map(one => -60 * one));
  else if (ARROWS[event.key]) goTo(personTowards(app.focus, ...ARROWS[event.key]));
  else if (ZOOMS[event.key]) nearer(ZOOMS[event.key], ...(app.focus >= 0 ? [xOf(app.focus), yOf(app.focus)] : []));
  else if (event.key === '0') wholePicture();
  else if (event.key === 'Enter' || event.key === ' ') {
    if (app.tool === 'person') act(-1, ...spotBeside(app.focus));
    else if (app.focus < 0) goTo(inTheMiddle());
    else act(app.focus, xOf(app.focus), yOf(app.focus));
  } else if (event.key === 'Escape') look(-1, true);
  else return;
  event.preventDefault();
}

function showEditor() {
  const there = app.focus >= 0, {traits} = app.community, value = name => traits[name]?.[app.focus];
  byId('editor').hidden = !there;
  if (!there) return;
  byId('role').value = roleOf(app.focus);
  byId('phi').value = value('phi') >= 0 ? String(value('phi')) : '';
  byId('sceptic').value = value('sceptic') >= 0 ? String(value('sceptic')) : '';
}

function roleOf(person) {
  const {traits} = app.community, is = (name, wanted) => traits[name]?.[person] === wanted, own = keyPerson();
  if (!['reach', 'persuasion', 'knowledge'].some(name => traits[name]?.[person] >= 0)) return 'cast';
  if (is('persuasion', own.persuasion)) return 'salesman';
  if (is('knowledge', own.knowledge)) return 'maven';
  return is('reach', 1) ? 'connector' : 'ordinary';
}

function listPeople() {
  byId('people').replaceChildren(...(app.community.network.n > 3000 ? [] : Array.from(app.community.ids, (_, u) => element('option', '', {value: nameOf(u)}))));
}

function find(name) {
  const wanted = name.trim(), {ids} = app.community;
  let person = ids.indexOf(wanted);
  if (person < 0) person = ids.findIndex((_, u) => nameOf(u) === wanted);
  if (person >= 0) goTo(person);
  else if (wanted) tell(say('play-find.none'));
}

function startTools() {
  byId('tools').append(...TOOLS.map(tool => {
    const label = element('label', '', {class: 'tool'}), input = element('input', '', {type: 'radio', name: 'tool', value: tool});
    input.checked = tool === app.tool;
    input.onchange = () => {
      Object.assign(app, {tool, first: -1});
      byId('tool-says').textContent = say(`play-tool-${tool}.says`);
      document.body.classList.toggle('moving', tool === 'move');
    };
    label.append(input, element('span', say('play-tool-' + tool)));
    return label;
  }));
  byId('tool-says').textContent = say('play-tool-look.says');
  byId('undo').onclick = undo;
  byId('find').onchange = event => find(event.target.value);
  byId('role').onchange = event => edit(draft => give(draft, app.focus, roleValues(event.target.value)));
  byId('phi').onchange = event => { if (event.target.checkValidity()) edit(draft => give(draft, app.focus, {phi: event.target.value})); };
  byId('sceptic').onchange = event => edit(draft => give(draft, app.focus, {sceptic: event.target.value}));
}
