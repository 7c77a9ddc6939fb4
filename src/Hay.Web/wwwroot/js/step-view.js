// Shows where in a taster one is: the drawing, the words, the time left. It keeps no time itself.
import { moving, hold } from './drawing.js';
import * as sounds from './sounds.js';

export class StepView {
  constructor(player) {
    this.player = player;
    this.parts = Object.fromEntries(['stage', 'words', 'step', 'left', 'bar', 'sound'].map((name) => [name, player.querySelector(`[data-hay="${name}"]`)]));
    let from = 0;
    this.steps = [...document.querySelectorAll('[data-hay="steps"] > li')].map((item) => {
      const seconds = Number(item.dataset.seconds);
      from += seconds;
      return { item, seconds, from: from - seconds, sound: item.dataset.sound, breath: item.dataset.breath ? item.dataset.breath.split(' ').map(Number) : undefined };
    });
    this.seconds = from;
    this.at = -1;
    this.isHeld = true;
    this.hasSound = false;
    this.parts.stage.replaceChildren(this.drawing(this.steps[0]));
    this.parts.sound.addEventListener('click', () => this.switchSound());
  }

  // Before the start, where all begin at one moment.
  soon(seconds) {
    const time = clock(Math.ceil(seconds));
    this.parts.step.textContent = this.player.dataset.soon.replace('#', time);
    this.parts.left.textContent = clock(this.seconds);
  }

  // Elapsed: seconds since the start. Answers whether it is over.
  show(elapsed) {
    const isOver = elapsed >= this.seconds;
    const left = Math.max(0, Math.ceil(this.seconds - elapsed));
    const time = clock(left);
    if (this.parts.left.textContent !== time) this.parts.left.textContent = time;
    this.parts.bar.value = Math.min(this.seconds, Math.max(0, elapsed));
    if (isOver) this.end();
    else this.step(this.indexAt(elapsed), elapsed);
    return isOver;
  }

  indexAt(elapsed) {
    return Math.max(0, this.steps.findLastIndex((step) => step.from <= elapsed));
  }

  hold(isHeld) {
    this.isHeld = isHeld;
    hold(this.parts.stage.firstElementChild, isHeld);
    if (isHeld) sounds.hush();
    else this.sound(this.steps[this.at]?.seconds);
  }

  // Something beside the steps: that it is paused, that it is over.
  say(words) {
    this.parts.words.removeAttribute('lang');
    this.parts.words.removeAttribute('dir');
    this.parts.words.textContent = words;
  }

  step(index, elapsed) {
    if (index === this.at) return;
    this.at = index;
    const step = this.steps[index];
    this.parts.stage.replaceChildren(this.drawing(step));
    if (this.isHeld) hold(this.parts.stage.firstElementChild, true);
    this.repeat();
    this.parts.step.textContent = this.player.dataset.step.replace('#', index + 1);
    this.mark(step);
    this.sound(step.from + step.seconds - elapsed);
  }

  // The words of the step, after something else was said.
  repeat() {
    const { item } = this.steps[this.at];
    this.say(item.querySelector('[data-hay="step-words"]').textContent);
    for (const name of ['lang', 'dir']) if (item.hasAttribute(name)) this.parts.words.setAttribute(name, item.getAttribute(name));
  }

  end() {
    if (this.at === this.steps.length) return;
    this.at = this.steps.length;
    this.say(this.player.dataset.over);
    this.parts.step.textContent = '';
    this.mark(null);
    this.hold(true);
  }

  mark(step) {
    for (const { item } of this.steps) item.toggleAttribute('aria-current', false);
    step?.item.setAttribute('aria-current', 'step');
  }

  drawing(step) {
    return moving(step.item.querySelector('svg'), step.breath);
  }

  sound(seconds) {
    const step = this.steps[this.at];
    if (step && this.hasSound && !this.isHeld) sounds.play(step.sound, seconds, step.breath);
  }

  async switchSound() {
    this.hasSound = !this.hasSound;
    this.parts.sound.setAttribute('aria-pressed', this.hasSound);
    if (!this.hasSound) return sounds.off();
    await sounds.on();
    this.sound(this.steps[this.at]?.seconds);
  }
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
