/** What is the least that a Bolt app does: a fixed text posted for each mention? Run by slack.ts: `bare-bolt.ts API_URL SECRET`. */
import { App } from '@slack/bolt';

const [, , slackApiUrl = '', signingSecret = ''] = process.argv;
const app = new App({ token: 'xoxb-test', signingSecret, clientOptions: { slackApiUrl } });
app.event('app_mention', async ({ event, client }) => {
  await client.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text: 'A fixed text.' });
});
const server = await app.start(0);
const address = server.address();
process.stdout.write(`listening on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`);
