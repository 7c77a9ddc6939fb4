// A map to move about in, fetched when somebody opens it. Its pins are the places of the list below it.
const size = 32; // of a pin, in pixels
for (const section of document.querySelectorAll('[data-hay="map"]')) {
  const opener = section.querySelector('[data-hay="map-open"]');
  opener.hidden = false;
  opener.querySelector('button').addEventListener('click', async ({ currentTarget: button }) => {
    button.disabled = true;
    // The list below says the same, so a map that cannot be fetched only says so; pressing again tries again.
    section.querySelector('[data-hay="map-wrong"]').hidden = await open(section, opener).then(() => true, () => false);
    button.disabled = false;
  });
}

async function open(section, opener) {
  const { leaflet, css, gazetteer, space, tiles, credit } = section.dataset;
  const [{ spaces, places }] = await Promise.all([fetch(gazetteer).then((answer) => answer.json()), import(leaflet), style(css)]);
  const L = globalThis.L;
  const canvas = section.querySelector('[data-hay="map-live"]');
  opener.hidden = true;
  canvas.hidden = false;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(canvas, { scrollWheelZoom: false, zoomControl: false, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, maxZoom: tiles ? 17 : 15 });
  map.attributionControl.setPrefix(false);
  // Below, where no popup opens over them.
  L.control.zoom({ position: 'bottomleft', zoomInTitle: section.dataset.in, zoomOutTitle: section.dataset.out }).addTo(map);
  if (tiles) L.tileLayer(tiles, { attribution: text(credit).innerHTML }).addTo(map);
  const isHere = (area) => area.slug === space;
  for (const area of spaces.toSorted((a, b) => isHere(a) - isHere(b))) {
    const rings = area.outline.map((ring) => [ring.map(([lon, lat]) => [lat, lon])]);
    const kind = isHere(area) ? 'here' : 'around';
    L.polygon(rings, { className: `hay-map__${kind}${tiles ? ' hay-map__clear' : ''}`, interactive: false }).addTo(map);
  }
  const pins = [...section.querySelectorAll('[data-hay="map-pin"]')].map((item, i) => pin(L, item, i + 1, section.dataset.close));
  const all = L.featureGroup(pins);
  map.fitBounds(all.getBounds().pad(0.15), { maxZoom: 13 });
  map.on('zoomend', () => spread(map, pins));
  spread(map, pins);
  all.addTo(map);
  for (const marker of pins) marker.getElement().setAttribute('aria-label', marker.options.title);
  if (!tiles) names(L, map, places, pins);
  canvas.addEventListener('keydown', ({ key }) => { if (key === 'Escape') map.closePopup(); });
  canvas.querySelector('.hay-pin').focus();
}

function pin(L, item, number, close) {
  const name = item.querySelector('[data-hay="map-name"]').textContent;
  const icon = L.divIcon({ className: 'hay-pin', html: text(number), iconSize: [size, size], iconAnchor: [size / 2, size / 2], popupAnchor: [0, -14] });
  const marker = L.marker([item.dataset.lat, item.dataset.lon], { icon, title: `${number}. ${name}`, riseOnHover: true });
  const said = document.createElement('div');
  said.className = 'hay-venue';
  said.append(...[...item.childNodes].map((node) => node.cloneNode(true)));
  marker.bindPopup(said, { maxWidth: 260 });
  marker.on('popupopen', ({ popup }) => {
    popup.getElement().querySelector('.leaflet-popup-close-button').setAttribute('aria-label', close);
    said.querySelector('a')?.focus({ preventScroll: true });
  });
  marker.on('popupclose', () => marker.getElement().focus());
  return marker;
}

// Pins that would lie on each other stand beside each other, so that each can be pressed; closer in they are where they are.
function spread(map, pins) {
  const points = pins.map((marker) => map.project((marker.at ??= marker.getLatLng())));
  for (let turn = 0; turn < 60; turn++) {
    for (const [i, a] of points.entries()) {
      for (const b of points.slice(0, i)) {
        const away = a.distanceTo(b) || 1e-6;
        if (away >= size) continue;
        const [x, y] = away < 0.01 ? [1, 0] : [(a.x - b.x) / away, (a.y - b.y) / away];
        const push = (size + 1 - away) / 2;
        a.x += x * push, a.y += y * push, b.x -= x * push, b.y -= y * push;
      }
    }
  }
  for (const [i, marker] of pins.entries()) marker.setLatLng(map.unproject(points[i]));
}

// Names of towns and villages, under their places: as many as have room.
function names(L, map, places, pins) {
  const layer = L.layerGroup().addTo(map);
  const draw = () => {
    layer.clearLayers();
    const taken = pins.map((marker) => ({ ...map.latLngToContainerPoint(marker.getLatLng()), half: 14 }));
    for (const place of places) {
      const at = map.latLngToContainerPoint([place.lat, place.lon]).add([0, 30]);
      const half = place.name.length * 4.5;
      if (taken.some((t) => Math.abs(t.x - at.x) < half + t.half && Math.abs(t.y - at.y) < 24)) continue;
      taken.push({ x: at.x, y: at.y, half });
      const icon = L.divIcon({ className: 'hay-map__name', html: text(place.name), iconSize: [0, 0] });
      L.marker([place.lat, place.lon], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(layer);
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
