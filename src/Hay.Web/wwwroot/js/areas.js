// A map of areas to move about in, fetched when somebody opens it. The drawing and the table say the same.
for (const section of document.querySelectorAll('[data-hay="areas"]')) {
  const opener = section.querySelector('[data-hay="areas-open"]');
  opener.hidden = false;
  opener.querySelector('button').addEventListener('click', async ({ currentTarget: button }) => {
    button.disabled = true;
    section.querySelector('[data-hay="areas-wrong"]').hidden = await open(section, opener).then(() => true, () => false);
    button.disabled = false;
  });
}

async function open(section, opener) {
  const { leaflet, css, areas: address, tiles, credit } = section.dataset;
  const [{ ground, areas }] = await Promise.all([fetch(address).then((answer) => answer.json()), import(leaflet), style(css)]);
  const L = globalThis.L;
  const canvas = section.querySelector('[data-hay="areas-live"]');
  canvas.hidden = false;
  opener.hidden = true;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(canvas, { scrollWheelZoom: false, zoomControl: false, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, maxZoom: tiles ? 17 : 15 });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ position: 'bottomleft', zoomInTitle: section.dataset.in, zoomOutTitle: section.dataset.out }).addTo(map);
  if (tiles) L.tileLayer(tiles, { attribution: text(credit).innerHTML }).addTo(map);
  else for (const outline of ground) L.polygon(rings(outline), { className: 'hay-areas__space', interactive: false }).addTo(map);
  // The large ones first, so that no small one is under them.
  const drawn = L.featureGroup(areas.toSorted((a, b) => b.class - a.class).map((area) => shape(L, area))).addTo(map);
  map.fitBounds(drawn.getBounds().pad(0.05));
  names(L, map, areas);
  section.querySelector('[data-hay="areas-drawing"]')?.classList.add('hay-areas__drawing--printed');
  canvas.tabIndex = 0;
  canvas.focus();
}

function rings(outline) {
  return outline.map((ring) => [ring.map(([lon, lat]) => [lat, lon])]);
}

function shape(L, area) {
  const className = `hay-areas__area hay-areas__area--${area.class}`;
  const drawn = area.outline.length > 0
    ? L.polygon(rings(area.outline), { className })
    : L.circleMarker([area.lat, area.lon], { className, radius: 9 + 2 * area.class });
  return drawn.bindTooltip(text(`${area.name}: ${area.text || '–'}`));
}

// Classes on their areas: as many as have room.
function names(L, map, areas) {
  const layer = L.layerGroup().addTo(map);
  const draw = () => {
    layer.clearLayers();
    const taken = [];
    for (const area of areas) {
      const at = map.latLngToContainerPoint([area.lat, area.lon]);
      if (taken.some((other) => Math.abs(other.x - at.x) < 18 && Math.abs(other.y - at.y) < 18)) continue;
      taken.push(at);
      const icon = L.divIcon({ className: 'hay-areas__label', html: text(area.label), iconSize: [20, 20] });
      L.marker([area.lat, area.lon], { icon, interactive: false, keyboard: false }).addTo(layer);
    }
  };
  map.on('zoomend', draw);
  draw();
}

function text(words) {
  const span = document.createElement('span');
  span.textContent = words;
  return span;
}

function style(href) {
  return new Promise((done, failed) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: done, onerror: failed });
    document.head.append(link);
  });
}
