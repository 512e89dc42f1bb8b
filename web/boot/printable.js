// The bytes of a text in base 91 without " & <: two characters carry 13 or 14 bits.
const bytesOf = (text) => {
  const bytes = new Uint8Array(text.length);
  const digit = (at) => { const c = text.charCodeAt(at); return c - 33 - (c > 34) - (c > 38) - (c > 60); };
  let length = 0, held = 0, bits = 0;
  for (let at = 0; at + 1 < text.length; at += 2) {
    const value = digit(at) + 91 * digit(at + 1);
    held |= value << bits;
    bits += (value & 8191) > 88 ? 13 : 14;
    for (; bits > 7; bits -= 8, held >>= 8) bytes[length++] = held;
  }
  if (text.length % 2) bytes[length++] = held | digit(text.length - 1) << bits;
  return bytes.subarray(0, length);
};
