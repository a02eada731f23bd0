// The page of SurveyJS.
import { clicks, usable } from "./measure.js";

const find = (place) => document.querySelector(`input[type=radio][name*="grade${place}"], [data-name="grade${place}"] input[type=radio]`);
const chosen = (control) => control.checked && control.closest(".sd-item")?.classList.contains("sd-item--checked");

window.usable = usable(find);
window.clicks = (places) => clicks(find, chosen, places);

const form = await (await fetch("form.json")).json();
const model = new Survey.Model(form);
model.render(document.querySelector("main"));
