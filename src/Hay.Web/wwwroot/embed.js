// For other people's pages: puts a frame of Hay's where a link with data-hay-embed stands, as tall as what is in it.
for (const link of document.querySelectorAll('a[data-hay-embed]')) {
  const frame = document.createElement('iframe');
  frame.src = link.dataset.hayEmbed;
  frame.title = link.textContent.trim();
  frame.loading = 'lazy';
  frame.width = '100%';
  frame.height = '480';
  frame.style.border = '0';
  addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow && data?.hay === 'height') frame.height = Math.min(5000, Math.ceil(data.height));
  });
  link.replaceWith(frame);
}
