// @ts-check
// What does a page do by itself, where there is script? Every page works without.

/** Ctrl+Enter in a text sends its form. */
document.addEventListener('keydown', (event) => {
  const { target } = event;
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  if (!(target instanceof HTMLTextAreaElement) || !target.hasAttribute('data-send')) return;
  event.preventDefault();
  target.form?.requestSubmit();
});

/** How long a slider rests before the question is asked again, in milliseconds. */
const rest = 600;
const dayLength = 86_400_000;

/** The slider and the date beside it are one; where the slider comes to rest, the question is asked again. */
for (const slider of document.querySelectorAll('input[type="range"][data-first]')) {
  if (!(slider instanceof HTMLInputElement) || slider.form === null) continue;
  const { form } = slider;
  const date = form.querySelector('input[data-date]');
  if (!(date instanceof HTMLInputElement)) continue;
  const first = Date.parse(slider.dataset.first ?? '');
  let waiting = 0;
  for (const hidden of form.querySelectorAll('[hidden]')) hidden.removeAttribute('hidden');
  slider.addEventListener('input', () => {
    const day = new Date(first + Number(slider.value) * dayLength);
    date.value = day.toISOString().slice(0, 10);
    const said = day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    slider.setAttribute('aria-valuetext', said);
    clearTimeout(waiting);
  });
  slider.addEventListener('change', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => form.requestSubmit(), rest);
  });
  date.addEventListener('input', () => {
    const day = Date.parse(date.value);
    if (!Number.isNaN(day)) slider.value = String(Math.round((day - first) / dayLength));
  });
}

/** A button that copies the field it names, and says so. */
for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!(button instanceof HTMLButtonElement)) continue;
  const field = document.getElementById(button.dataset.copy ?? '');
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) continue;
  button.removeAttribute('hidden');
  const label = button.textContent;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = 'Copied';
    } catch {
      // Not allowed here: selected, it is one key away.
      field.select();
      button.textContent = 'Selected: press Ctrl+C';
    }
    window.setTimeout(() => {
      button.textContent = label;
    }, 2_000);
  });
}

/** A box narrows the rows of the table it names while one types, by the rule of the server: each word stands in the row's own. */
for (const box of document.querySelectorAll('input[data-rows]')) {
  if (!(box instanceof HTMLInputElement)) continue;
  const table = box.dataset.rows ?? '';
  const shown = document.getElementById(`${table}-shown`);
  box.addEventListener('input', () => {
    const plain = box.value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    const words = plain.split(/\s+/u).filter(Boolean);
    let count = 0;
    for (const row of document.querySelectorAll(`#${table} > tr`)) {
      const fits = words.every((word) => (row.getAttribute('data-words') ?? '').includes(word));
      row.toggleAttribute('hidden', !fits);
      count += fits ? 1 : 0;
    }
    if (shown !== null) shown.textContent = count.toLocaleString('en-US');
  });
}
