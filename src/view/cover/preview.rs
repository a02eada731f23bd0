//! The preview on a cover: a canvas of a few pixels, or nothing.
//!
//! What can be seen is limited by the canvas's own pixels, not by any style.

use super::blurhash;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, ImageData};
use yew::prelude::*;

/// The longest data URI that is drawn.
const LONGEST: usize = 2048;

/// The most pixels that a picture given as a preview may have on a side: more is no preview.
const LARGEST: u32 = 32;

/// What a preview is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct PreviewProps {
    /// A BlurHash, or a data URI of a picture.
    pub source: AttrValue,
    /// Pixels on the short side.
    pub grain: u8,
}

impl PreviewProps {
    /// Pixels on the long and the short side.
    fn size(&self) -> (u32, u32) {
        (u32::from(self.grain) * 7 / 4, u32::from(self.grain))
    }
}

/// A preview.
pub struct Preview {
    node: NodeRef,
    loading: Option<(HtmlImageElement, Closure<dyn FnMut()>)>,
}

impl Component for Preview {
    type Message = ();
    type Properties = PreviewProps;

    fn create(_: &Context<Self>) -> Self {
        Self { node: NodeRef::default(), loading: None }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (width, height) = context.props().size();
        html! {
            <canvas ref={self.node.clone()} class="preview" width={width.to_string()}
                height={height.to_string()} aria-hidden="true"></canvas>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        let Some(canvas) = self.node.cast::<HtmlCanvasElement>().filter(|_| first) else { return };
        let (source, (width, height)) = (&context.props().source, context.props().size());
        if source.starts_with("data:image/") {
            self.draw_picture(canvas, source);
        } else if let Some(pixels) = blurhash::gray_pixels(source, width as usize, height as usize)
        {
            put(&canvas, &pixels);
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Some((image, _)) = &self.loading {
            image.set_onload(None);
        }
    }
}

impl Preview {
    fn draw_picture(&mut self, canvas: HtmlCanvasElement, source: &str) {
        let Some(image) = HtmlImageElement::new().ok().filter(|_| source.len() <= LONGEST) else {
            return;
        };
        let drawn = image.clone();
        let onload = Closure::once(move || draw_gray(&canvas, &drawn));
        image.set_onload(Some(onload.as_ref().unchecked_ref()));
        image.set_src(source);
        self.loading = Some((image, onload));
    }
}

fn two_d(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

fn put(canvas: &HtmlCanvasElement, pixels: &[u8]) {
    let data = ImageData::new_with_u8_clamped_array(Clamped(pixels), canvas.width());
    if let (Some(context), Ok(data)) = (two_d(canvas), data) {
        // Where a canvas cannot be drawn on, the solid cover stays.
        let _ = context.put_image_data(&data, 0.0, 0.0);
    }
}

fn draw_gray(canvas: &HtmlCanvasElement, image: &HtmlImageElement) {
    let Some(context) = two_d(canvas) else { return };
    if image.natural_width().max(image.natural_height()) > LARGEST {
        return;
    }
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let drawn =
        context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height);
    let pixels = context.get_image_data(0.0, 0.0, width, height);
    let (Ok(()), Ok(pixels)) = (drawn, pixels) else {
        context.clear_rect(0.0, 0.0, width, height);
        return;
    };
    let gray: Vec<u8> = pixels.data().0.chunks_exact(4).map(light_of).collect();
    put(canvas, &smoothed(&gray, canvas.width() as usize));
}

fn light_of(pixel: &[u8]) -> u8 {
    let [red, green, blue, ..] = *pixel else { return 0 };
    (0.2126 * f32::from(red) + 0.7152 * f32::from(green) + 0.0722 * f32::from(blue)) as u8
}

/// Grey pixels, each mixed with its neighbours in the parts 1, 2, 1. What goes up and down from one
/// pixel to the next, as small as a preview can show anything, is gone then: without this, stripes
/// as wide as one pixel keep more than half of their contrast.
fn smoothed(gray: &[u8], width: usize) -> Vec<u8> {
    let height = gray.len() / width.max(1);
    let at = |row: usize, column: usize| {
        u32::from(gray.get(row * width + column).copied().unwrap_or_default())
    };
    let mixed = |row: usize, column: usize| {
        let across = |row: usize| {
            let (left, right) = (column.saturating_sub(1), (column + 1).min(width - 1));
            at(row, left) + 2 * at(row, column) + at(row, right)
        };
        let (above, below) = (row.saturating_sub(1), (row + 1).min(height - 1));
        ((across(above) + 2 * across(row) + across(below)) / 16) as u8
    };
    let places = (0..height).flat_map(|row| (0..width).map(move |column| (row, column)));
    places.flat_map(|(row, column)| [[mixed(row, column); 3].as_slice(), &[255]].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::smoothed;

    #[test]
    fn stripes_of_one_pixel_are_gone() {
        let stripes: Vec<u8> = (0..28 * 16).map(|at| if at % 2 == 0 { 0 } else { 200 }).collect();
        let seen = smoothed(&stripes, 28);
        let inner = seen.chunks_exact(28 * 4).flat_map(|row| &row[4..27 * 4]).step_by(4);
        assert!(inner.clone().all(|light| *light == 100), "{:?}", inner.collect::<Vec<_>>());
        assert_eq!(seen.len(), 28 * 16 * 4);
    }
}
