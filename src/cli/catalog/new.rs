//! `scimdex catalog new APP`: a commented layer of one record, to be filled in.

use std::io;

use crate::catalog::AppId;
use crate::catalog::app::slug;
use crate::cli::arguments::New as Arguments;
use crate::cli::complain;
use crate::cli::ground::{Failure, Ground};
use crate::export::template;
use crate::file::{Access, Overwrite, emit, tell, write_atomic};
use crate::query;
use crate::text::Clean;

pub(super) fn run(ground: &Ground, arguments: &Arguments) -> Result<bool, Failure> {
    let typed = arguments.app.trim();
    let text = match ground.app(typed) {
        Ok(app) => template::of_app(app, ground.lens.today),
        Err(_) => new_app(ground, typed)?,
    };
    let Some(path) = &arguments.output else {
        emit(text.as_bytes(), &mut io::stdout().lock())?;
        return Ok(true);
    };
    let overwrite = if arguments.force {
        Overwrite::Force
    } else {
        Overwrite::Refuse
    };
    // Private quotes may come to stand in it.
    write_atomic(path, text.as_bytes(), overwrite, Access::Private)?;
    tell(format_args!(
        "wrote {}",
        Clean::line(path.to_string_lossy())
    ));
    Ok(true)
}

/// The template of an app that no layer knows yet.
fn new_app(ground: &Ground, typed: &str) -> Result<String, Failure> {
    let id = AppId::read(&slug(typed)).map_err(Failure::Usage)?;
    let near = query::nearest(&ground.catalog, typed, 3);
    let names: Vec<String> = near
        .iter()
        .map(|app| format!("`{}` ({})", app.id, app.display_name()))
        .collect();
    complain(&format!(
        "no layer knows {}, so the template is that of a new app; the nearest are {}",
        Clean::line(typed),
        names.join(", ")
    ));
    Ok(template::of_new(&id, typed, ground.lens.today))
}
