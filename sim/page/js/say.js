// What is called how in sentences.
'use strict';
const MEASURES = ['aware', 'convinced', 'buyers'];
const measured = count => say('play-count-' + MEASURES[MODEL.goal.measure], {count});
const theoryLabel = panel => MODEL.theories[panel.theory]?.label ?? say('theory-' + panel.theory);
const planLabel = panel => (panel.plan === CHOSEN ? say('play-chosen') : MODEL.plans[panel.plan]?.label ?? say('strategy-' + panel.plan));
const sideOf = panel => say('play-' + SIDES[app.panels.indexOf(panel)]);

// Told to those who do not see the page; one message after the other.
function tell(text) { byId('told').textContent = text; }
