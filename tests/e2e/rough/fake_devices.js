// Cameras and microphones that can be unplugged, muted, taken by another program, silenced and refused, in place of the browser's
// own `navigator.mediaDevices`. `CONFIG` is put in before; `window.__devices` controls them:
//   unplug(kind, index, {quiet})   its tracks end (quiet: they stay "live" and give nothing) and it leaves the list
//   plug(kind, index, label)       it is in the list (again); a new index adds a device
//   end(kind, index)               its tracks end, but it stays in the list and opens again
//   busy(kind, index, on)          it does not open (`NotReadableError`); what is open of it ends
//   mute(kind, index, on)          its tracks are muted, and give nothing
//   silence(kind, index, on)       a microphone gives nothing but zeros, a camera no new picture; tracks stay live and unmuted
//   deny(kind, on)                 the person or the system refuses the whole kind (`NotAllowedError`); what is open ends
//   opened(kind)                   labels of the devices that are open
//   calls                          how often `getUserMedia` was called, by kinds: {"camera": 2, "camera+microphone": 1}
// A kind is "camera" or "microphone"; every change of the list fires `devicechange`.
(() => {
  const KINDS = { camera: "videoinput", microphone: "audioinput" };
  const made = CONFIG.cameras.map((each, index) => ({ kind: "camera", index, ...each })).concat(
    CONFIG.microphones.map((each, index) => ({ kind: "microphone", index, ...each })),
  );
  const denied = new Set(CONFIG.denied);
  const calls = {};
  let context = null;

  for (const device of made) prepare(device);

  function prepare(device) {
    Object.assign(device, { id: `${device.kind}-${device.index}`, group: `group-${device.label}`, tracks: new Set(), source: null });
    for (const state of ["unplugged", "busy", "muted", "silent"]) device[state] ??= false;
  }

  function find(kind, index) {
    const found = made.find((each) => each.kind === kind && each.index === index);
    if (found === undefined) throw new Error(`there is no ${kind} ${index}`);
    return found;
  }

  const plugged = (kind) => made.filter((each) => each.kind === kind && !each.unplugged);
  const gives = (device) => !device.unplugged && !device.muted && !device.silent;
  const error = (name) => new DOMException(`fake: ${name}`, name);

  // --- what a device gives ---

  function paint(device) {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
    const brush = canvas.getContext("2d");
    let turn = 0;
    const draw = () => {
      if (!gives(device)) return;
      turn += 1;
      brush.fillStyle = `hsl(${(turn * 7) % 360} 40% 55%)`;
      brush.fillRect(0, 0, 640, 480);
      for (let spot = 0; spot < 60; spot += 1) {
        brush.fillStyle = `rgb(${Math.random() * 255} ${Math.random() * 255} ${Math.random() * 255})`;
        brush.fillRect(Math.random() * 640, Math.random() * 480, 40, 40);
      }
      brush.fillStyle = "white";
      brush.font = "32px sans-serif";
      brush.fillText(device.label, 20, 460);
    };
    draw();
    setInterval(draw, 100);
    return canvas.captureStream(10).getVideoTracks()[0];
  }

  function hum(device) {
    context ??= new AudioContext();
    void context.resume();
    const [tone, volume, out] = [context.createOscillator(), context.createGain(), context.createMediaStreamDestination()];
    tone.frequency.value = 220 + 110 * device.index;
    tone.connect(volume).connect(out);
    tone.start();
    device.volume = volume;
    setVolume(device);
    return out.stream.getAudioTracks()[0];
  }

  function setVolume(device) {
    if (device.volume !== undefined) device.volume.gain.value = gives(device) ? 0.3 : 0;
  }

  function dress(device, track) {
    const { getSettings, clone, stop } = track;
    Object.defineProperties(track, {
      label: { value: device.label },
      muted: { get: () => device.muted },
      getSettings: { value: () => ({ ...getSettings.call(track), deviceId: device.id, groupId: device.group }) },
      getCapabilities: { value: () => ({ deviceId: device.id, groupId: device.group }) },
      clone: { value: () => dress(device, clone.call(track)) },
      stop: {
        value: () => {
          device.tracks.delete(track);
          stop.call(track);
        },
      },
    });
    device.tracks.add(track);
    return track;
  }

  function open(device) {
    device.source ??= device.kind === "camera" ? paint(device) : hum(device);
    return dress(device, device.source.clone());
  }

  function endTracks(device) {
    for (const track of [...device.tracks]) {
      track.stop();
      track.dispatchEvent(new Event("ended"));
    }
  }

  // --- what the page asks for ---

  function chosen(kind, wanted) {
    if (denied.has(kind)) throw error("NotAllowedError");
    const exact = typeof wanted === "object" ? (wanted.deviceId?.exact ?? null) : null;
    const fitting = plugged(kind).filter((each) => exact === null || each.id === exact);
    if (fitting.length === 0) throw error(exact === null ? "NotFoundError" : "OverconstrainedError");
    if (fitting[0].busy) throw error("NotReadableError");
    return fitting[0];
  }

  async function getUserMedia({ video = false, audio = false } = {}) {
    const kinds = [...(video ? ["camera"] : []), ...(audio ? ["microphone"] : [])];
    const name = kinds.join("+");
    calls[name] = (calls[name] ?? 0) + 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    const devices = kinds.map((kind) => chosen(kind, kind === "camera" ? video : audio));
    return new MediaStream(devices.map(open));
  }

  async function enumerateDevices() {
    return Object.keys(KINDS).flatMap((kind) =>
      plugged(kind).map(({ id, label, group }) => ({ deviceId: id, groupId: group, kind: KINDS[kind], label, toJSON: () => ({}) })),
    );
  }

  const target = navigator.mediaDevices;
  const changed = () => target.dispatchEvent(new Event("devicechange"));
  Object.defineProperties(target, { getUserMedia: { value: getUserMedia }, enumerateDevices: { value: enumerateDevices } });

  // --- what a test does ---

  function setMuted(device, on) {
    device.muted = on;
    setVolume(device);
    for (const track of device.tracks) track.dispatchEvent(new Event(on ? "mute" : "unmute"));
  }

  window.__devices = {
    calls,
    unplug(kind, index = 0, { quiet = false } = {}) {
      const device = find(kind, index);
      device.unplugged = true;
      setVolume(device);
      if (!quiet) endTracks(device);
      changed();
    },
    plug(kind, index = 0, label = null) {
      if (!made.some((each) => each.kind === kind && each.index === index)) {
        made.push({ kind, index, label: label ?? `New ${kind}` });
        prepare(made.at(-1));
      }
      Object.assign(find(kind, index), { unplugged: false, muted: false, silent: false });
      setVolume(find(kind, index));
      changed();
    },
    end: (kind, index = 0) => endTracks(find(kind, index)),
    busy(kind, index = 0, on = true) {
      find(kind, index).busy = on;
      if (on) endTracks(find(kind, index));
    },
    mute: (kind, index = 0, on = true) => setMuted(find(kind, index), on),
    silence(kind, index = 0, on = true) {
      find(kind, index).silent = on;
      setVolume(find(kind, index));
    },
    deny(kind, on = true) {
      if (on) denied.add(kind);
      else denied.delete(kind);
      if (on) for (const device of made) if (device.kind === kind) endTracks(device);
    },
    opened: (kind) => made.filter((each) => each.kind === kind && each.tracks.size > 0).map(({ label }) => label),
  };
})();
