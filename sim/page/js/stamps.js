// People as stamps in an array of pixels: a path for each of 10,000 people would take too long.
'use strict';
const stamps = {key: '', masks: [], colours: new Map(), image: null, pixels: null};

// An image of pixels, kept from picture to picture; `pixels` are its colours, four bytes as one number.
function imageOf(pen, width, height) {
  if (stamps.image?.width !== width || stamps.image.height !== height) {
    stamps.image = pen.createImageData(width, height);
    stamps.pixels = new Uint32Array(stamps.image.data.buffer);
  }
  return stamps.image;
}

// A shape as pixels: those that its filling covers, and those that it shares with its edge or with what is behind it.
function maskOf(shape, size, line, width) {
  const half = Math.ceil(1.4 * size + line), wide = 2 * half + 1, filled = [], shared = [];
  const covered = part => {
    const pen = new OffscreenCanvas(wide, wide).getContext('2d', {willReadFrequently: true});
    pen.lineWidth = line;
    traced(pen, half + 0.5, half + 0.5, size, shape);
    pen[part]();
    return pen.getImageData(0, 0, wide, wide).data;
  };
  const inside = covered('fill'), edged = covered('stroke');
  for (let at = 0; at < wide * wide; at++) {
    const place = (Math.floor(at / wide) - half) * width + (at % wide) - half, edge = edged[4 * at + 3], fill = Math.round(((255 - edge) * inside[4 * at + 3]) / 255);
    if (fill === 255) filled.push(place);
    else if (edge + fill) shared.push(place, fill, edge);
  }
  return {half, filled: Int32Array.from(filled), shared: Int32Array.from(shared)};
}

// Shapes of those who are convinced (large) and of the others, for a size.
function masksOf(size, line, width) {
  const key = `${size} ${line} ${width}`;
  if (stamps.key !== key) Object.assign(stamps, {key, masks: [0.8 * size, size].map(one => ROLES.map((_, shape) => maskOf(shape, one, line, width)))});
  return stamps.masks;
}

function stamp({half, filled, shared}, x, y, {whole, parts: fill}, {parts: edge}) {
  const {data, width, height} = stamps.image, {pixels} = stamps, middle = y * width + x;
  if (x < half || y < half || x >= width - half || y >= height - half) return;
  for (let at = 0; at < filled.length; at++) pixels[middle + filled[at]] = whole;
  for (let at = 0; at < shared.length; at += 3) {
    const place = 4 * (middle + shared[at]), inside = shared[at + 1], line = shared[at + 2], rest = 255 - inside - line;
    for (let part = 0; part < 3; part++) data[place + part] = (rest * data[place + part] + inside * fill[part] + line * edge[part]) / 255;
  }
}

// A colour as style sheets name it: its red, green and blue, and all in one.
function partsOf(colour) {
  if (!stamps.colours.has(colour)) {
    const pen = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const parts = pen.getImageData(0, 0, 1, 1).data;
    stamps.colours.set(colour, {parts, whole: new Uint32Array(parts.buffer)[0]});
  }
  return stamps.colours.get(colour);
}
