// Leaves at once, and keeps this page out of the way back.
for (const link of document.querySelectorAll('[data-hay="leave"]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    location.replace(link.href);
  });
}
