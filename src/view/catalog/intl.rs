//! Plurals and numbers as the browser's Intl has them (ECMA-402).
//!
//! Natively, where only tests run, English stands in.

#[cfg(target_arch = "wasm32")]
mod here {
    use gradeglass_engine::decimal::plain;
    use gradeglass_engine::sorted::SortedMap;
    use js_sys::{Array, Function, Intl, JsString, Object, Reflect};
    use std::cell::RefCell;
    use wasm_bindgen::{JsCast, JsValue};

    thread_local! {
        // Making an Intl object costs a thousand times what using one does.
        static RULES: RefCell<SortedMap<String, Intl::PluralRules>> = const { RefCell::new(SortedMap::new()) };
        static NUMBERS: RefCell<SortedMap<String, Function>> = const { RefCell::new(SortedMap::new()) };
    }

    /// The plural category of a number: `zero`, `one`, `two`, `few`, `many` or `other`.
    pub fn plural(locale: &str, value: f64) -> String {
        RULES.with_borrow_mut(|rules| {
            let rules = rules.get_or_insert_with(locale.to_owned(), || {
                Intl::PluralRules::new(&tags(locale), &Object::new())
            });
            rules.select(value).into()
        })
    }

    /// A number as the language writes it.
    pub fn number(locale: &str, value: f64) -> String {
        NUMBERS.with_borrow_mut(|numbers| {
            let format = numbers.get_or_insert_with(locale.to_owned(), || {
                Intl::NumberFormat::new(&tags(locale), &Object::new()).format()
            });
            format
                .call1(&JsValue::UNDEFINED, &JsValue::from_f64(value))
                .ok()
                .and_then(|text| text.as_string())
                .unwrap_or_else(|| plain(value))
        })
    }

    /// An amount of money as the language writes it. `currency` must be three letters: Intl throws
    /// on anything else.
    pub fn money(locale: &str, value: f64, currency: &str) -> String {
        let options = Object::new();
        for (key, option) in [("style", "currency"), ("currency", currency)] {
            if Reflect::set(&options, &key.into(), &option.into()).is_err() {
                return [&plain(value), " ", currency].concat();
            }
        }
        let format = Intl::NumberFormat::new(&tags(locale), &options).format();
        let text = format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(value)).ok();
        text.and_then(|text| text.as_string())
            .unwrap_or_else(|| [&plain(value), " ", currency].concat())
    }

    // Intl throws on a tag that is not well formed, and a host may give any text as locale: English
    // follows, so that a wrong tag never ends the page.
    fn tags(locale: &str) -> Array {
        let known = JsString::from(locale);
        let valid = Reflect::get(&js_sys::global(), &"Intl".into())
            .and_then(|intl| Reflect::get(&intl, &"getCanonicalLocales".into()))
            .ok()
            .and_then(|canonical| canonical.dyn_into::<Function>().ok())
            .is_some_and(|canonical| canonical.call1(&JsValue::UNDEFINED, &known).is_ok());
        if valid { Array::of2(&known, &"en".into()) } else { Array::of1(&"en".into()) }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod here {
    /// The plural category of a number, in English.
    pub fn plural(_locale: &str, value: f64) -> String {
        if value == 1.0 { "one".into() } else { "other".into() }
    }

    /// A number as Rust writes it.
    pub fn number(_locale: &str, value: f64) -> String {
        value.to_string()
    }

    /// An amount and its currency.
    pub fn money(_locale: &str, value: f64, currency: &str) -> String {
        format!("{value} {currency}")
    }
}

pub use here::{money, number, plural};
