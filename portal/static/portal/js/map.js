/* Maps over the city's outline: pins to read, or one to put. Leaflet stands before this file and makes `L`. */
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const fingers = matchMedia("(pointer: coarse)").matches;
const drawing =
  '<svg viewBox="0 0 24 24" width="36" height="36" aria-hidden="true"><path d="M12 1a8 8 0 0 0-8 8c0 5.6 8 14 8 14s8-8.4 8-14a8 8 0 0 0-8-8z"/><circle cx="12" cy="9" r="3"/></svg>';
const icon = L.divIcon({ className: "map__pin", html: drawing, iconSize: [44, 44], iconAnchor: [22, 35], popupAnchor: [0, -30] });
const pointOf = (text) => L.latLng(text.split(",").map(Number));

/* A pin that one puts oneself; the hidden fields of the question hold where it is. */
const WAYS = { ArrowUp: ["north", 1, 0], ArrowDown: ["south", -1, 0], ArrowLeft: ["west", 0, -1], ArrowRight: ["east", 0, 1] };
const METRES_OF_A_DEGREE = 111320;

const asks = (box, map, bounds) => {
  const words = box.querySelector("[data-placed]").dataset;
  const [lat, lon] = ["lat", "lon"].map((part) => document.getElementsByName(`${box.dataset.of}_${part}`)[0]);
  const [putting, removing, status] = ["put", "remove", "status"].map((part) => box.querySelector(`[data-map-${part}]`));
  let pin = null;

  const say = (text) => {
    status.textContent = "";
    setTimeout(() => (status.textContent = text), 50);
  };
  const keep = (point) => {
    lat.value = point ? point.lat.toFixed(5) : "";
    lon.value = point ? point.lng.toFixed(5) : "";
    lon.dispatchEvent(new Event("change", { bubbles: true })); // for whatever saves drafts
    putting.hidden = Boolean(point);
    removing.hidden = !point;
  };
  const put = (point, text) => {
    if (!bounds.contains(point)) {
      pin?.setLatLng([lat.value, lon.value]);
      return say(words.outside);
    }
    if (pin) pin.setLatLng(point);
    else make(point);
    if (!map.getBounds().contains(point)) map.panTo(point, { animate: !still });
    keep(point);
    say(text);
  };
  const remove = () => {
    pin.remove();
    pin = null;
    keep(null);
    say(words.removed);
    putting.focus();
  };
  const step = () => {
    const wide = map.distance(map.containerPointToLatLng([0, 0]), map.containerPointToLatLng([10, 0]));
    return [10, 20, 50, 100, 200, 500].find((metres) => metres >= wide) ?? 1000;
  };
  const pressed = (event) => {
    const way = WAYS[event.key];
    const zoom = { "+": 1, "=": 1, "-": -1 }[event.key];
    if (!way && !zoom && event.key !== "Delete") return;
    event.preventDefault();
    event.stopPropagation();
    if (zoom) return map.setZoomAround(pin.getLatLng(), map.getZoom() + zoom, { animate: !still });
    if (!way) return remove();
    const [name, up, right] = way;
    const at = pin.getLatLng();
    const metres = step() * (event.shiftKey ? 5 : 1);
    const wide = METRES_OF_A_DEGREE * Math.cos((at.lat * Math.PI) / 180);
    put(L.latLng(at.lat + (up * metres) / METRES_OF_A_DEGREE, at.lng + (right * metres) / wide), words[name].replace("{n}", metres));
  };
  const make = (point) => {
    pin = L.marker(point, { icon, draggable: true }).addTo(map);
    pin.on("dragend", () => put(pin.getLatLng(), words.placed));
    const element = pin.getElement();
    element.setAttribute("role", "application"); // so that a screen reader leaves the arrow keys to the pin
    element.setAttribute("aria-label", words.pin);
    element.addEventListener("keydown", pressed);
  };

  map.on("click", (event) => put(event.latlng, words.placed));
  putting.addEventListener("click", () => {
    const middle = map.getCenter();
    put(bounds.contains(middle) ? middle : bounds.getCenter(), words.placed);
    pin.getElement().focus();
  });
  removing.addEventListener("click", remove);
  if (lat.value && lon.value && bounds.contains([lat.value, lon.value])) {
    make(L.latLng(lat.value, lon.value));
    putting.hidden = true;
    removing.hidden = false;
  }
};

/* Pins to read: each says its title, and a press opens a note with the way to it. */
const shows = (box, map) => {
  for (const { at, title, url, lang, about } of JSON.parse(document.getElementById(box.dataset.pins).textContent)) {
    const note = document.createElement("div");
    const link = note.appendChild(document.createElement("a"));
    Object.assign(link, { href: url, textContent: title });
    if (lang) link.lang = lang;
    note.appendChild(document.createElement("p")).textContent = about;
    const pin = L.marker(pointOf(at), { icon }).addTo(map).bindPopup(note, { maxWidth: 240 });
    pin.getElement().setAttribute("aria-label", title);
    if (lang) pin.getElement().lang = lang;
    pin.on("popupopen", ({ popup }) => {
      popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", box.dataset.close);
      if (pin.getElement().matches(":focus-visible")) link.focus();
    });
    pin.on("popupclose", ({ popup }) => popup.getElement().contains(document.activeElement) && pin.getElement().focus());
  }
  map.getContainer().addEventListener("keydown", (event) => event.key === "Escape" && map.closePopup());
};

const start = async (box) => {
  const answer = await fetch(box.dataset.outline);
  if (!answer.ok) return;
  const { tiles, zoomIn, zoomOut, name, at } = box.dataset;
  const outline = L.geoJSON(await answer.json(), { interactive: false, style: { className: "map__city" } });
  const bounds = outline.getBounds();
  const canvas = box.querySelector("[data-map-canvas]");
  const putting = box.dataset.map === "put";
  const moving = { fadeAnimation: !still, zoomAnimation: !still, markerZoomAnimation: !still, inertia: !still };
  box.hidden = false;
  box.classList.toggle("map--tiles", Boolean(tiles));
  box.querySelector("[data-map-touch]").hidden = !fingers;
  canvas.setAttribute("role", "region");
  canvas.setAttribute("aria-label", name);
  const map = L.map(canvas, {
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false,
    dragging: !fingers, // one finger scrolls the page
    keyboard: !putting,
    zoomSnap: tiles ? 1 : 0.25,
    maxZoom: 18,
    maxBounds: bounds.pad(2),
    ...moving,
  });
  L.control.zoom({ position: "bottomright", zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  let whole;
  const showAll = () => (whole = map.fitBounds(bounds, { animate: false }).getZoom());
  showAll();
  if (tiles) L.tileLayer(tiles, { maxZoom: 18, referrerPolicy: "strict-origin" }).addTo(map);
  outline.addTo(map);
  new ResizeObserver(() => {
    map.invalidateSize({ animate: false }); // a question that was hidden has had no size; a phone is turned
    if (map.getZoom() === whole) showAll();
  }).observe(canvas);
  if (putting) asks(box, map, bounds);
  else if (at) L.marker(pointOf(at), { icon, keyboard: false, interactive: false }).addTo(map);
  else shows(box, map);
};

for (const box of document.querySelectorAll("[data-map]")) start(box);
