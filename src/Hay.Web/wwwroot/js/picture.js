// Says at once that a picture is too large, before a telephone has sent all of it. The page says the same without this.
const form = document.querySelector('[data-hay="picture"]');
const most = 10 * 1024 * 1024;

form?.addEventListener('change', ({ target }) => {
  if (target.type !== 'file') return;
  const words = target.files[0]?.size > most ? form.dataset.large : '';
  document.getElementById('file-wrong').textContent = words;
  target.setCustomValidity(words);
  target.toggleAttribute('aria-invalid', words.length > 0);
});
