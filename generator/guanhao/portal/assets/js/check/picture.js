// Pictures into the texts of their QR codes. Worker and reader are loaded when the first picture comes.
let worker;
let count = 0;
const waiting = new Map();

function start() {
  worker = new Worker(new URL("picture-worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => settle(data.id, data);
  worker.onerror = () => {
    worker.terminate();
    worker = undefined;
    for (const id of [...waiting.keys()]) settle(id, { fault: "no_reader" });
  };
}

function settle(id, answer) {
  waiting.get(id)?.(answer);
  waiting.delete(id);
}

// Returns {texts} or {fault: "no_picture" | "no_code" | "no_reader"}; takes a Blob or an ImageBitmap.
export function readPicture(picture) {
  if (!worker) start();
  return new Promise((resolve) => {
    const id = (count += 1);
    waiting.set(id, resolve);
    worker.postMessage({ id, picture }, picture instanceof Blob ? [] : [picture]);
  });
}
