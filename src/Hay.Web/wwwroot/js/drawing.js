// Lets the drawing of a step move. It is sent still, and stays so for whoever minds movement.
const minds = matchMedia('(prefers-reduced-motion: reduce)');
const slow = 8; // seconds there and back, where no breath says otherwise

// A copy of a step's drawing. Breath: [seconds in, seconds out], or nothing.
export function moving(drawing, breath) {
  const copy = drawing.cloneNode(true);
  if (minds.matches) return copy;
  const [there, back] = breath ?? [slow / 2, slow / 2];
  for (const stroke of copy.querySelectorAll('[data-from]')) {
    const way = document.createElementNS('http://www.w3.org/2000/svg', 'animate');
    const parts = {
      attributeName: 'd', dur: `${there + back}s`, repeatCount: 'indefinite', values: `${stroke.dataset.from};${stroke.getAttribute('d')};${stroke.dataset.from}`,
      keyTimes: `0;${there / (there + back)};1`, calcMode: 'spline', keySplines: '.4 0 .6 1;.4 0 .6 1',
    };
    for (const [name, value] of Object.entries(parts)) way.setAttribute(name, value);
    stroke.append(way);
  }
  copy.style.setProperty('--hay-pace', `${there + back}s`);
  return copy;
}

export function hold(drawing, isHeld) {
  drawing.classList.toggle('hay-drawing--held', isHeld);
  if (isHeld) drawing.pauseAnimations();
  else drawing.unpauseAnimations();
}
