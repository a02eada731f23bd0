// The page of Gradeglass.
import { clicks, usable } from "./measure.js";

const inside = () => document.querySelector("gradeglass-judge")?.shadowRoot;
const find = (place) => inside()?.querySelector(`[part~="card"][data-index="${place}"] [role=radio]`);
const chosen = (control) => control.ariaChecked === "true";

window.usable = usable(find);
window.clicks = (places) => clicks(find, chosen, places);
