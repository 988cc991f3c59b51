// The camera, opened by a click and by nothing else, until a code is seen or the button is pressed again.
import { readPicture } from "./picture.js";

const PAUSE = 150;
let stream;

export function isOpen() {
  return Boolean(stream);
}

export function close(video) {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = undefined;
  video.srcObject = null;
  video.hidden = true;
}

// Returns the texts seen; an empty list where the camera was closed before. Throws where there is no camera.
export async function scan(video) {
  const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  stream = opened;
  video.srcObject = opened;
  video.hidden = false;
  await video.play();
  while (stream === opened) {
    if (video.videoWidth) {
      const { texts = [], fault } = await readPicture(await createImageBitmap(video));
      if (fault === "no_reader") throw new Error(fault);
      if (texts.length && stream === opened) {
        close(video);
        return texts;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return [];
}
