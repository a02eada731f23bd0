// The page of SurveyJS.
import { clicks, usable } from "./measure.js";

const find = (place, option) => document.querySelectorAll(`[data-name="grade${place}"] input[type=radio]`)[option];
const chosen = (control) => control.checked && control.closest(".sd-item")?.classList.contains("sd-item--checked");

window.usable = usable(find);
window.clicks = (targets) => clicks(find, chosen, targets);

const form = await (await fetch("form.json")).json();
const model = new Survey.Model(form);
model.render(document.querySelector("main"));
