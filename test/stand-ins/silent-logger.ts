/** Where do Slack's packages log to when a test expects their complaints? */
import { type Logger, LogLevel } from '@slack/web-api';

export const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
