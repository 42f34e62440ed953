// The candidate's machine in a simulation: a camera and a microphone, and other software that works on the page.
(() => {
  const simulation = window.simulation;
  if (simulation === undefined) return;
  const { world, real, onTick, onSet, acts } = simulation;
  const [WIDTH, HEIGHT] = [160, 120];

  // --- the camera's picture: never twice the same, and neither dark nor plain ---
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext("2d");
  const paint = () => {
    const chance = Math.random();
    for (let y = 0; y < 6; y++)
      for (let x = 0; x < 8; x++) {
        pen.fillStyle = `hsl(${(x * 45 + y * 60 + 20 * Math.random()) % 360} 60% ${40 + ((x * 7 + y * 13) % 20 + 10 * chance)}%)`;
        pen.fillRect(x * 20, y * 20, 20, 20);
      }
    pen.fillStyle = "white";
    pen.fillRect(WIDTH * Math.random(), HEIGHT * Math.random(), 9, 9);
    for (const track of cameras) track.requestFrame?.();
  };
  const cameras = new Set();
  const microphones = new Set();

  class Devices {
    static fail(name) {
      throw new DOMException("simulated", name);
    }
    static check(state) {
      if (state === "gone") Devices.fail("NotFoundError");
      if (state === "busy") Devices.fail("NotReadableError");
    }
  }
  const named = (track, label, deviceId, kept) => {
    const settings = track.getSettings.bind(track);
    track.getSettings = () => ({ ...settings(), deviceId, groupId: "1" });
    Object.defineProperty(track, "label", { get: () => label });
    let muted = false;
    Object.defineProperty(track, "muted", { get: () => muted });
    track.simulateMuted = (value) => {
      if (muted === value) return;
      muted = value;
      track.dispatchEvent(new Event(value ? "mute" : "unmute"));
    };
    kept.add(track);
    return track;
  };
  // Sound would play in real time: the microphone is one that can be plugged and unplugged, and nobody listens.
  delete window.AudioContext;
  delete window.MediaRecorder;
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    if (wanted.video) Devices.check(world.camera);
    if (wanted.audio) Devices.check(world.microphone);
    const tracks = [];
    if (wanted.video) tracks.push(named(canvas.captureStream(0).getVideoTracks()[0], "Integrated camera", "camera-1", cameras));
    if (wanted.audio) tracks.push(named(new MediaStreamTrackGenerator({ kind: "audio" }), "Integrated microphone", "microphone-1", microphones));
    const stream = new MediaStream(tracks);
    apply();
    // A video element shows a track's picture only some time after it was drawn.
    for (let time = 0; time < 1000; time += 100) real.setTimeout(paint, time);
    return stream;
  };
  navigator.mediaDevices.enumerateDevices = async () => {
    const all = [
      [world.camera, "videoinput", "camera-1", "Integrated camera"],
      [world.microphone, "audioinput", "microphone-1", "Integrated microphone"],
    ];
    return all.filter(([state]) => state !== "gone").map(([, kind, deviceId, label]) => ({ kind, deviceId, label, groupId: "1", toJSON: () => ({}) }));
  };
  onTick.push(() => {
    if (simulation.now() % 2 < 1) paint();
  });

  let before = `${world.camera === "gone"} ${world.microphone === "gone"}`;
  function apply() {
    for (const [kind, tracks] of [["camera", cameras], ["microphone", microphones]]) {
      for (const track of tracks) {
        if (track.readyState === "ended") tracks.delete(track);
        else if (world[kind] === "gone" || world[kind] === "busy") {
          track.stop();
          tracks.delete(track);
          track.dispatchEvent(new Event("ended"));
        } else track.simulateMuted(world[kind] === "muted");
      }
    }
    const listed = `${world.camera === "gone"} ${world.microphone === "gone"}`;
    const changed = listed !== before;
    before = listed;
    if (changed) navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
  }
  onSet.push(apply);

  // Nobody looks: what is not laid out costs nothing.
  const unseen = new CSSStyleSheet();
  unseen.replaceSync(":root { display: none !important }");
  document.adoptedStyleSheets = [unseen];

  // --- other software in the page ---
  const translate = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (text.data.trim() === "" || text.parentElement?.closest("font, script, style, svg") != null) continue;
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  const translator = new MutationObserver((changes) => {
    for (const { target } of changes) if (target.isConnected) translate(target.nodeType === Node.TEXT_NODE ? target.parentElement : target);
  });
  acts.translate = () => {
    translate(document.body);
    translator.observe(document.body, { childList: true, characterData: true, subtree: true });
  };
  acts.untranslate = () => {
    translator.disconnect();
    for (const font of document.querySelectorAll("font")) if (font.isConnected) font.replaceWith(document.createTextNode(font.textContent));
  };
  acts.insert = () => {
    const places = [...document.querySelectorAll("body, main, section, aside, [role=status], p, button")];
    places.forEach((place, index) => {
      const foreign = document.createElement(index % 2 === 0 ? "div" : "span");
      foreign.className = "foreign";
      if (index % 3 === 0) place.prepend(foreign);
      else if (index % 3 === 1) place.append(foreign);
      else place.insertBefore(foreign, place.childNodes[Math.floor(place.childNodes.length / 2)] ?? null);
    });
  };
  acts.remove = () => {
    for (const foreign of document.querySelectorAll(".foreign")) foreign.remove();
  };
})();
