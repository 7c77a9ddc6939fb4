// Four soft sounds, made here and now: no recording is fetched. Nothing is made before somebody turns them on.
let audio = null;
let playing = null;

export async function on() {
  audio ??= new AudioContext();
  await audio.resume();
}

export function off() {
  hush();
  audio?.suspend();
}

// One of bell, breath, hum and rain, for as many seconds. Breath: [seconds in, seconds out].
export function play(name, seconds, breath) {
  hush();
  if (audio?.state !== 'running' || !name) return;
  const out = audio.createGain();
  out.connect(audio.destination);
  playing = out;
  ({ bell, breath: sigh, hum, rain })[name]?.(out, audio.currentTime, seconds, breath ?? [4, 4]);
}

export function hush() {
  if (!playing) return;
  const old = playing;
  playing = null;
  old.gain.setTargetAtTime(0, audio.currentTime, 0.15);
  setTimeout(() => old.disconnect(), 800);
}

// A bowl that is struck once: the partials of a bell die away, the high ones first.
function bell(out, now) {
  [[1, 0.12, 5], [2.76, 0.05, 3], [5.4, 0.02, 1.5]].forEach(([partial, loud, long]) => {
    const [tone, level] = voice(out, 'sine', 264 * partial);
    level.gain.setValueAtTime(loud, now);
    level.gain.exponentialRampToValueAtTime(0.0001, now + long);
    tone.start(now);
    tone.stop(now + long);
  });
}

function hum(out, now, seconds) {
  [130.8, 196.2, 131.4].forEach((pitch, i) => {
    const [tone, level] = voice(out, i === 1 ? 'sine' : 'triangle', pitch);
    level.gain.setValueAtTime(0, now);
    level.gain.linearRampToValueAtTime(0.035, now + 2);
    level.gain.setValueAtTime(0.035, now + Math.max(2, seconds - 2));
    level.gain.linearRampToValueAtTime(0, now + seconds);
    tone.start(now);
    tone.stop(now + seconds);
  });
}

function sigh(out, now, seconds, [there, back]) {
  const level = wind(out, now, seconds, 600);
  for (let at = now; at < now + seconds; at += there + back) {
    level.gain.setValueAtTime(0.003, at);
    level.gain.linearRampToValueAtTime(0.05, at + there);
    level.gain.linearRampToValueAtTime(0.003, at + there + back);
  }
}

function rain(out, now, seconds) {
  const level = wind(out, now, seconds, 2600);
  level.gain.setValueAtTime(0, now);
  level.gain.linearRampToValueAtTime(0.03, now + 2);
}

function voice(out, type, pitch) {
  const tone = new OscillatorNode(audio, { type, frequency: pitch });
  const level = audio.createGain();
  tone.connect(level).connect(out);
  return [tone, level];
}

// Two seconds of noise, over and over, with the high part taken away.
function wind(out, now, seconds, below) {
  const noise = audio.createBuffer(1, audio.sampleRate * 2, audio.sampleRate);
  const samples = noise.getChannelData(0);
  for (let i = 0; i < samples.length; i++) samples[i] = Math.random() * 2 - 1;
  const source = new AudioBufferSourceNode(audio, { buffer: noise, loop: true });
  const level = audio.createGain();
  source.connect(new BiquadFilterNode(audio, { type: 'lowpass', frequency: below })).connect(level).connect(out);
  source.start(now);
  source.stop(now + seconds);
  return level;
}
