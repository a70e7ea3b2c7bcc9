// Chances of a law and a campaign as integer bounds of random numbers, as in sim/engines/bounds.py.
'use strict';
const LAST_DAY = 32766;

// The bound below which a tie's number is heard within so many days of talking.
function boundBy(chance, reach, days, oneShot) {
  if (oneShot && reach === 1) return bound(chance);
  const whole = bound(reach);
  let miss = 1, reached = 0;
  for (let day = 0; day < days; day++) {
    miss *= 1 - chance;
    reached = bound(reach * (1 - miss));
    if (reached === whole || chance === 0) break;
  }
  return reached;
}

function tieBounds(network, chance, reach, days, oneShot) {
  if (chance.length === 1 && reach.length === 1) return [boundBy(chance[0], reach[0], days, oneShot)];
  const memo = new Map(), out = new Float64Array(network.m);
  for (let tie = 0; tie < network.m; tie++) {
    const heard = chance[chance.length > 1 ? tie : 0], share = reach[reach.length > 1 ? network.speaker[tie] : 0];
    if (!memo.has(share)) memo.set(share, new Map());
    const found = memo.get(share);
    if (!found.has(heard)) found.set(heard, boundBy(heard, share, days, oneShot));
    out[tie] = found.get(heard);
  }
  return out;
}

// The bounds of a response (accept, recommend, buy): a person's trait stands before the campaign's chance.
function responses(name, campaign, traits, n) {
  const usual = campaign[name] ?? 1;
  return traits[name] ? known(traits, name, n, () => usual).map(bound) : [bound(usual)];
}

// The chance of a broadcast on each day: with a calendar, an asking (A) meets the trust that giving (G) has built.
function broadcastByDay({broadcast = 0, calendar, trust = 1, give = 0, spend = 0}, lastDay) {
  const chances = new Float64Array(lastDay + 1);
  for (let day = 1, left = trust; day <= lastDay; day++) {
    if (!calendar) chances[day] = broadcast;
    else if (calendar[(day - 1) % calendar.length] === 'G') left += give * (1 - left);
    else {
      chances[day] = Math.min(1, broadcast * left);
      left *= 1 - spend;
    }
  }
  return chances;
}

// What comes from outside the network: bounds of the chance to have been reached by each day.
function outsideOf(law, campaign, lastDay) {
  const own = broadcastByDay(campaign, lastDay), bounds = new Float64Array(lastDay + 1), sends = own.some(one => one > 0);
  if (lastDay < 1 || !(law.external > 0 || sends)) return null;
  for (let day = 1, miss = 1; day <= lastDay; day++) {
    const alone = law.external === 0 || own[day] === 0;
    miss *= 1 - (alone ? Math.max(law.external, own[day]) : 1 - (1 - law.external) * (1 - own[day]));
    bounds[day] = bound(1 - miss);
  }
  const worth = Math.max(sends ? campaign.broadcast_worth ?? 1 : 0, law.external > 0 ? 1 : 0);
  return {bounds: [bounds], group: null, evidence: worth * law.one};
}

// A stage: all that is the same in every world. `fixed` holds bounds that were carried from Python.
function stageOf(theory, campaign, {network, traits = {}, rootSeed, fixed = null}) {
  const law = lawOf(theory, {network, traits, rootSeed});
  const lastDay = fixed ? fixed.lastDay : campaign.horizon ?? law.horizon ?? LAST_DAY;
  const days = Math.min(law.talkDays ?? lastDay, lastDay), oneShot = law.talkDays === 1;
  const bounds = chance => tieBounds(network, chance, law.reach, days, oneShot);
  return {
    network, law, rootSeed, lastDay, days,
    accept: fixed ? fixed.accept : responses('accept', campaign, traits, network.n),
    recommend: fixed ? fixed.recommend : responses('recommend', campaign, traits, network.n),
    buy: fixed ? fixed.buy : responses('buy', campaign, traits, network.n),
    outside: fixed ? fixed.outside : outsideOf(law, campaign, lastDay),
    heard: bounds(law.hear),
    known: law.expose ? bounds(law.expose) : null,
  };
}
