// Records what a canvas of 1080 lines shows: squares that move, thirty frames a second.
window.recorded = async (seconds) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1920, height: 1080 });
  const context = canvas.getContext("2d");
  const draw = (time) => {
    for (let row = 0; row < 9; row += 1)
      for (let column = 0; column < 16; column += 1) {
        context.fillStyle = `hsl(${(column * 40 + row * 25 + time / 20) % 360} 70% 50%)`;
        context.fillRect(column * 120, row * 120, 120, 120);
      }
    context.fillStyle = "#fff";
    context.fillRect((time / 2) % 1920, 480, 120, 120);
  };
  const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: "video/webm; codecs=vp8", videoBitsPerSecond: 8_000_000 });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  const start = performance.now();
  for (let time = 0; time < seconds * 1000; time = performance.now() - start) {
    draw(time);
    await new Promise(requestAnimationFrame);
  }
  recorder.stop();
  await ended;
  const address = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(new Blob(parts));
  });
  return address.slice(address.indexOf(",") + 1);
};
