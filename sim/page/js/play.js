// One campaign in one world: who is convinced enters all their listeners in a calendar, as in sim/engines/calendar.py.
'use strict';
const NOBODY = -1, FROM_OUTSIDE = -2;

class Engine {
  constructor(stage) {
    const {n} = stage.network;
    this.stage = stage;
    this.world = new World(stage);
    const room = this.world.listener.length;
    let slots = 1;
    while (slots <= Math.max(stage.days, 1)) slots *= 2;
    this.mask = slots - 1;
    this.head = new Int32Array(slots);
    this.next = new Int32Array(room);
    this.tie = new Int32Array(room);
    this.from = new Int32Array(room);
    this.days = new Int16Array(n);
    this.known = new Int16Array(n);
    this.by = new Int32Array(n);
    this.best = {day: new Int16Array(n), worth: new Float64Array(n), from: new Int32Array(n), tie: new Int32Array(n)};
    this.evidence = new Float64Array(n);
    this.order = new Int32Array(n);
  }

  // Returns days of conviction and of first hearing (-1 never), who convinced whom (as in sim/credit/parents.py), and counts of
  // people aware, convinced and buying by the end of each day. The arrays are overwritten by the next play.
  play(index, seeds) {
    const world = this.world.enter(index), {lastDay} = this.stage, {accepts, threshold, told} = world;
    this.reset();
    for (const person of seeds) {
      this.know(person);
      if (accepts[person]) this.convince(person, NOBODY);
    }
    const instigators = threshold.some(one => one <= 0);
    for (;;) {
      this.endDay();
      const over = this.waiting === 0 && told.length <= this.today + 1;
      if (this.today >= lastDay || (over && !(this.today === 0 && instigators))) break;
      this.today++;
      if (this.today === 1 && instigators) this.instigate();
      if (told[this.today]) for (const person of told[this.today]) this.hear(person, this.stage.outside.evidence, FROM_OUTSIDE, -1);
      this.listen();
    }
    return {days: this.days, known: this.known, by: this.by, counts: trimmed(this.counts)};
  }

  reset() {
    this.head.fill(-1);
    this.days.fill(-1);
    this.known.fill(-1);
    this.by.fill(NOBODY);
    this.best.day.fill(-1);
    this.evidence.fill(0);
    this.counts = [];
    this.today = this.convinced = this.aware = this.buyers = this.waiting = this.free = this.done = 0;
  }

  know(person) {
    if (this.known[person] >= 0) return;
    this.known[person] = this.today;
    this.aware++;
  }

  convince(person, by) {
    this.know(person);
    this.days[person] = this.today;
    this.by[person] = by;
    this.order[this.convinced++] = person;
  }

  hear(person, evidence, from, tie) {
    const today = this.days[person] === this.today, needed = this.world.threshold[person];
    if (this.days[person] >= 0 && (!today || needed <= 0)) return;
    if (evidence > 0) this.weigh(person, evidence, from, tie);
    if (today) {
      this.by[person] = this.best.from[person];
      return;
    }
    this.know(person);
    this.evidence[person] += evidence;
    if (this.evidence[person] >= needed) this.convince(person, this.best.from[person]);
  }

  // Of today's words, keep the one that is worth most; among several what comes from outside, then the tie whose number
  // is lowest.
  weigh(person, evidence, from, tie) {
    const {best} = this;
    if (best.day[person] === this.today && evidence <= best.worth[person]) {
      if (evidence < best.worth[person] || !this.isBefore(tie, best.tie[person])) return;
    }
    best.day[person] = this.today;
    best.worth[person] = evidence;
    best.from[person] = from;
    best.tie[person] = tie;
  }

  isBefore(tie, other) {
    if (tie < 0 || other < 0) return tie < other;
    const {key, index} = this.world;
    const [one, two] = [tie, other].map(each => numberAt(key, index, PURPOSE.PARENT, each));
    return one < two || (one === two && tie < other);
  }

  instigate() {
    const {threshold} = this.world;
    for (let person = 0; person < threshold.length; person++) {
      if (this.days[person] < 0 && threshold[person] <= 0) this.convince(person, NOBODY);
    }
  }

  endDay() {
    const {world, mask, head} = this, {lastDay} = this.stage;
    for (; this.done < this.convinced; this.done++) {
      const speaker = this.order[this.done];
      this.buyers += world.buys[speaker];
      if (!world.recommends[speaker]) continue;
      for (let tie = world.start[speaker]; tie < world.start[speaker + 1]; tie++) {
        const day = this.today + world.delay[tie];
        if (day > lastDay) continue;
        const at = this.free++;
        this.tie[at] = tie;
        this.from[at] = speaker;
        this.next[at] = head[day & mask];
        head[day & mask] = at;
        this.waiting++;
      }
    }
    this.counts.push([this.aware, this.convinced, this.buyers]);
  }

  listen() {
    const slot = this.today & this.mask, {listener, evidence} = this.world;
    let at = this.head[slot];
    this.head[slot] = -1;
    for (; at >= 0; at = this.next[at]) {
      this.waiting--;
      this.hear(listener[this.tie[at]], evidence[this.tie[at]], this.from[at], this.world.tie[this.tie[at]]);
    }
  }
}

// Counts up to the last day on which anything changed.
function trimmed(counts) {
  let last = counts.length - 1;
  while (last > 0 && counts[last].every((value, measure) => value === counts[last - 1][measure])) last--;
  return counts.slice(0, last + 1);
}
