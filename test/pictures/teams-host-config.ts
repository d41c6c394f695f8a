/** How does Teams, in its light theme, set up Microsoft's renderer? As far as its documentation and designer tell. */

const ink = (color: string, subtle: string) => ({ default: color, subtle });
const foregroundColors = {
  default: ink('#242424', '#616161'),
  dark: ink('#000000', '#616161'),
  light: ink('#ffffff', '#ffffff'),
  accent: ink('#5b5fc7', '#5b5fc7'),
  good: ink('#237b4b', '#237b4b'),
  warning: ink('#835c00', '#835c00'),
  attention: ink('#c4314b', '#c4314b'),
};
const box = (backgroundColor: string, borderColor: string) => ({ backgroundColor, borderColor, foregroundColors });

/** https://learn.microsoft.com/adaptive-cards/rendering-cards/host-config */
export const teamsHostConfig = {
  fontFamily: "'Segoe UI', Lato, sans-serif",
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontTypes: {
    default: { fontFamily: "'Segoe UI', Lato, sans-serif" },
    monospace: { fontFamily: "Consolas, 'DejaVu Sans Mono', monospace" },
  },
  fontWeights: { lighter: 300, default: 400, bolder: 700 },
  spacing: { none: 0, small: 6, default: 10, medium: 16, large: 20, extraLarge: 28, padding: 12 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  containerStyles: {
    default: box('#ffffff', '#e0e0e0'),
    emphasis: box('#f5f5f5', '#e0e0e0'),
    accent: box('#e8ebfa', '#e8ebfa'),
    good: box('#e7f2da', '#e7f2da'),
    attention: box('#fcf4f6', '#fcf4f6'),
    warning: box('#fbf6d9', '#fbf6d9'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  textStyles: { heading: { size: 'default', weight: 'bolder' } },
  supportsInteractivity: true,
} as const;
