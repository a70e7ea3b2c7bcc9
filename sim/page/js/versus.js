// In how many of many worlds one side beats the other, and the legend.
'use strict';
function showVersus(done = 0, of = WORLDS) {
  const home = byId('versus');
  if (!app.versus) {
    home.textContent = done ? say('play-counting', {done: String(done), worlds: of}) : say('play-counting.begin');
    return;
  }
  home.replaceChildren(...versusSaid(app.versus.goals).map(text => element('p', text)));
}

// Sentences on two lists of goals, world by world.
function versusSaid([left, right]) {
  const worlds = left.length, more = left.filter((one, world) => one > right[world]).length;
  const less = left.filter((one, world) => one < right[world]).length, [low, high] = interval(more, worlds);
  const measure = say('play-of-' + MEASURES[MODEL.goal.measure]);
  const [difference, least, most] = meanInterval(Array.from(left, (one, world) => one - right[world]));
  const mean = values => amount(values.reduce((sum, one) => sum + one, 0) / worlds, 1);
  return [
    say('play-versus', {measure, more, worlds: String(worlds), low: percent(low), high: percent(high), less: String(less), equal: String(worlds - more - less)}),
    say('play-versus-means', {left: mean(left), right: mean(right), difference: signed(difference), low: signed(least), high: signed(most)}),
  ];
}

const signed = value => new Intl.NumberFormat(WORDS.language, {maximumFractionDigits: 1, signDisplay: 'exceptZero'}).format(value).replace('-', '\u2212');

function showLegend() {
  const items = [], add = (entry, ...classes) => items.push([entry, classes]);
  if (app.colour === 'day') ['play-legend-early', 'play-legend-late'].forEach((entry, at) => add(entry, 'swatch', at ? 'late' : 'early'));
  else add('play-legend-origin', 'swatch', 'origin');
  add('play-legend-aware', 'swatch', 'aware');
  add('play-legend-none', 'swatch', 'none');
  add('play-legend-seed', 'swatch', 'seed');
  const shapes = new Set(app.panels.flatMap(panel => [...(panel.shapes ||= rolesOf(panel))]));
  for (const place of [1, 2, 3]) if (shapes.has(place)) add('play-role-' + ROLES[place], 'sign');
  byId('legend').replaceChildren(...items.map(([entry, classes]) => {
    const item = element('li'), sign = element('span', classes[0] === 'sign' ? {connector: '■', salesman: '▲', maven: '◆'}[entry.slice(10)] : '', {class: classes.join(' '), 'aria-hidden': 'true'});
    item.append(sign, document.createTextNode(' ' + say(entry)));
    return item;
  }));
}
