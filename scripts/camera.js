/* A camera that shows what the script says: installed before a page's own code, called with {scenes, scene, sound, failure}.
   `scenes` are lists of JPEG data URLs; `failure` is the name of the error that the browser gives instead of a camera. */
({ scenes, scene, sound, failure }) => {
  const devices = navigator.mediaDevices;
  if (devices === undefined || window !== window.top) return;
  const open = devices.getUserMedia.bind(devices);
  const list = devices.enumerateDevices.bind(devices);
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
  const context = canvas.getContext("2d");
  const tracks = new Set();
  let current = scene;
  let turn = 0;
  let pictures = null;

  const load = async () => {
    const loaded = Object.entries(scenes).map(async ([name, urls]) => {
      const images = urls.map((src) => Object.assign(new Image(), { src }));
      await Promise.all(images.map((image) => image.decode()));
      return [name, images];
    });
    pictures = Object.fromEntries(await Promise.all(loaded));
    draw();
    setInterval(draw, 200);
  };
  const draw = () => {
    const images = pictures[current];
    context.drawImage(images[turn++ % images.length], 0, 0);
  };

  devices.getUserMedia = async (wanted) => {
    if (failure !== null) throw new DOMException("As the script says", failure);
    if (!wanted.video) return open(wanted);
    if (pictures === null) await load();
    const stream = canvas.captureStream(5);
    const [video] = stream.getVideoTracks();
    video.getSettings = () => ({ deviceId: "camera", width: 640, height: 480 });
    tracks.add(video);
    if (wanted.audio && sound) {
      const [audio] = (await open({ audio: true })).getAudioTracks();
      audio.getSettings = () => ({ deviceId: "microphone" });
      stream.addTrack(audio);
    }
    return stream;
  };
  devices.enumerateDevices = async () => {
    if (failure !== null) return [];
    const kinds = new Set((await list()).map(({ kind }) => kind));
    const own = [
      { kind: "videoinput", deviceId: "camera", label: "Integrated camera" },
      { kind: "audioinput", deviceId: "microphone", label: "Integrated microphone" },
    ];
    return own.filter(({ kind }) => kinds.has(kind) && (sound || kind === "videoinput"));
  };

  window.scriptedCamera = {
    show: (name) => {
      current = name;
    },
    /** As if the cable were pulled. */
    unplug: () => {
      failure = "NotFoundError";
      for (const track of tracks) {
        track.stop();
        track.dispatchEvent(new Event("ended"));
      }
    },
  };
}
