/** Font of names in the picture, as CSS writes it; the style sheet says the same. */
export const LABEL_FAMILY = 'system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif';
export const LABEL_FONT = `12px ${LABEL_FAMILY}`;
export const LABEL_LINE = 14;
