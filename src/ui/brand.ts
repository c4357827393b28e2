/** A council brings its own colour; the header's white words must still stand out on it (WCAG 2.2, 1.4.3: 4.5 to 1). */

/** A deep teal, 9 to 1 under white: the colour until an authority sets its own. The styles repeat it as `brand`. */
export const defaultBrandColour = '#12505b'

/** False for a colour too pale for white words, and for anything but `#rrggbb`. */
export function isReadableUnderWhite(colour: string): boolean {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return false
  return 1.05 / (luminance(colour) + 0.05) >= 4.5
}

/** Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const channel = (from: number) => {
    const share = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
